#include "render/export/inline_styles.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// `body` under this style sheet, without the sheet.
std::string styled(const std::string& sheet, const std::string& body) {
  return with_inline_styles("<style data-inline>" + sheet + "</style>" + body);
}

TEST_CASE("inline styles: rules for tags and classes go into the elements") {
  CHECK(styled("p { margin: 0 0 1px; color: #111 }", "<p>a</p><b>c</b>") ==
        "<p style=\"margin:0 0 1px;color:#111\">a</p><b>c</b>");
  CHECK(styled(".meta{color:red}", "<p class=\"meta\">a</p>") == "<p style=\"color:red\">a</p>");
  CHECK(styled("p.meta, b { color: red; }", "<p>a</p><p class=\"x meta\">b</p><b>c</b>") ==
        "<p>a</p><p style=\"color:red\">b</p><b style=\"color:red\">c</b>");
}

TEST_CASE("inline styles: a rule may name what its element stands in") {
  CHECK(styled(".text p{color:red}", "<p>a</p><div class=\"text\"><b><p>b</p></b></div><p>c</p>") ==
        "<p>a</p><div><b><p style=\"color:red\">b</p></b></div><p>c</p>");
  CHECK(styled("pre code{color:red}", "<code>a</code><pre><code>b</code></pre>") ==
        "<code>a</code><pre><code style=\"color:red\">b</code></pre>");
}

TEST_CASE("inline styles: the later rule wins, the element's own style over both") {
  CHECK(
      styled("a{color:red;margin:0}.x{color:blue}", "<a class=\"x\" style=\"margin:1px\">a</a>") ==
      "<a style=\"color:blue;margin:1px\">a</a>");
}

TEST_CASE("inline styles: classes stay where another style sheet speaks of them") {
  const std::string other = "<style>@media x { .dark { color: #fff !important } }</style>";
  CHECK(styled("p{margin:0}", other + "<p class=\"dark plain\">a</p>") ==
        other + "<p class=\"dark\" style=\"margin:0\">a</p>");
}

TEST_CASE("inline styles: comments, conditions for Outlook and texts stay as they are") {
  const std::string html = "<!doctype html><!--[if mso]><table class=\"a\"><![endif]-->a < b<br>";
  CHECK(styled("table{margin:0}", html) == html);
}

TEST_CASE("inline styles: what isn't understood is left out") {
  CHECK(styled("/* { */ p > b{color:red} a:hover{color:red} @media x{p{margin:0}} i{color:red",
               "<p>a</p><b>c</b><i>d</i>") == "<p>a</p><b>c</b><i style=\"color:red\">d</i>");
}

}  // namespace
}  // namespace tokensite
