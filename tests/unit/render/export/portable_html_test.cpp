#include "render/export/portable_html.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string portable(std::string_view html) {
  return portable_html(html, "https://example.org/base/editions/1/");
}

TEST_CASE("portable html: what our own Markdown makes stays, without its classes") {
  CHECK(portable("<p>A <em>b</em> &amp; <code>c</code><br>\nd</p>\n") ==
        "<p>A <em>b</em> &amp; <code>c</code><br>\nd</p>\n");
  CHECK(portable("<pre><code class=\"language-cpp\">a &lt; b;\n</code></pre>") ==
        "<pre><code>a &lt; b;\n</code></pre>");
  CHECK(
      portable("<img loading=\"lazy\" src=\"https://a.example/x.png\" alt=\"a &quot;b&quot;\">") ==
      "<img src=\"https://a.example/x.png\" alt=\"a &quot;b&quot;\">");
  CHECK(portable("<ol start=\"3\"><li>c</li></ol>") == "<ol start=\"3\"><li>c</li></ol>");
}

TEST_CASE("portable html: cells say their side in a way that mail programs know") {
  CHECK(portable("<table><tr><th>a</th><td class=\"right\">b</td><td>c</td></tr></table>") ==
        "<table><tr><th align=\"left\">a</th><td align=\"right\">b</td><td>c</td></tr></table>");
}

TEST_CASE("portable html: every address is absolute") {
  const auto target = [](const std::string& written) {
    const std::string html = portable("<a href=\"" + written + "\">x</a>");
    return html.substr(9, html.size() - 9 - std::string("\">x</a>").size());
  };
  CHECK(target("https://a.example/?b=1&amp;c=2") == "https://a.example/?b=1&amp;c=2");
  CHECK(target("mailto:a@b.example") == "mailto:a@b.example");
  CHECK(target("//a.example/x") == "https://a.example/x");
  CHECK(target("/x") == "https://example.org/x");
  CHECK(target("x/y?z") == "https://example.org/base/editions/1/x/y?z");
  CHECK(target("#x") == "https://example.org/base/editions/1/#x");
}

TEST_CASE("portable html: a link that would run a script is its words") {
  for (const char* written :
       {"javascript:x()", " JavaScript:x()", "java&#115;cript:x()", "&#106;avascript:x()",
        "java\tscript:x()", "data:text/html,x", "vbscript:x", "javascript&colon;x()", ":x", ""}) {
    INFO(written);
    CHECK(portable("<a href=\"" + std::string(written) + "\">x</a>") == "x");
  }
}

TEST_CASE("portable html: of HTML that an author typed the words stay") {
  CHECK(portable("<p onclick=\"x()\" style=\"color:red\" class=\"a\">b</p>") == "<p>b</p>");
  CHECK(portable("a<script>alert(\"</p>\")</script>b<style>p{}</style>c") == "abc");
  CHECK(portable("<iframe src=\"https://a.example/\">no</iframe><form><input>words</form>") ==
        "words");
  CHECK(portable("<section>a</section><custom-tag>b</custom-tag>") == "<div>a</div>b");
  CHECK(portable("<svg><svg>x</svg><text>y</text></svg>z") == "z");
  CHECK(portable("<!-- a comment -->x<!doctype html>") == "x");
}

TEST_CASE("portable html: is balanced, whatever comes in") {
  CHECK(portable("<p>a<strong>b") == "<p>a<strong>b</strong></p>");
  CHECK(portable("</td></tr></table>a</p>") == "a");
  CHECK(portable("<em>a<strong>b</em>c</strong>") == "<em>a<strong>b</strong></em>c");
  CHECK(portable("a < b <3 <") == "a &lt; b &lt;3 &lt;");
  CHECK(portable("<a href=\"https://x.example/\"") == "&lt;a href=\"https://x.example/\"");
  CHECK(portable("<a href='https://x.example/\"><b>'>y</a>") ==
        "<a href=\"https://x.example/&quot;&gt;&lt;b&gt;\">y</a>");
}

TEST_CASE("portable html: deep and long texts take no more than their time") {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<b></i>";
  CHECK(portable(deep).size() == 50'000 * 7);
}

TEST_CASE("unescaped html: what our own HTML escapes, and numbers") {
  CHECK(unescaped_html("a &amp; b &lt;&gt;&quot;&#39;") == "a & b <>\"'");
  CHECK(unescaped_html("&#x4e2d;&#169;&nbsp;&apos;") == "中©\xC2\xA0'");
  CHECK(unescaped_html("&unknown; &#; &#x; &#99 & &") == "&unknown; &#; &#x; &#99 & &");
}

}  // namespace
}  // namespace tokensite
