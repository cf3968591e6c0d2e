// HTML that was written to take long, or to end the program.
#include "import/html/html_limits.hpp"

#include <chrono>

#include "import/html/html_tree.hpp"
#include "import/outline.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string times(std::size_t count, std::string_view text) {
  std::string repeated;
  repeated.reserve(count * text.size());
  while (count-- > 0) repeated += text;
  return repeated;
}

TEST_CASE("HTML limits: places stay what they were") {
  const std::string html = "<p>a\n<script>\nb</script\n>c<style>d</style></p>\n" +
                           times(300, "<div>\n") + "e" + times(100, " x=y");
  const LimitedHtml limited = limited_html(html);
  CHECK(limited.is_cut);
  CHECK(limited.text.size() == html.size());
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '\n') CHECK(limited.text[at] == '\n');
  }
  CHECK(limited.text.find('b') == 0 + limited.text.npos);
  CHECK_FALSE(limited_html("<p>a<b>c</b></p>").is_cut);
}

TEST_CASE("HTML limits: words that nest too deeply are kept, and a note says so") {
  for (const char* tag : {"<div>", "<b>", "<font color=red>", "<table><tr><td>", "<blockquote>",
                          "<ul><li>", "<span>", "<a-b>", "<b><div></b>", "<span><p></span>",
                          "<p><li></p><dd>", "<ol><li><p><b>", "<div><ul></div><li></ul><dd>"}) {
    INFO(tag);
    const Outline outline = outline_of_html(times(8'000, tag) + "the words");
    REQUIRE_FALSE(outline.blocks.empty());
    CHECK(outline.blocks.back().plain == "the words");
    REQUIRE_FALSE(outline.notes.empty());
    CHECK(outline.notes[0].kind == NoteKind::look);
    CHECK(outline.notes[0].message ==
          "elements nest too deeply; the text of the inner ones was kept, not what they make of "
          "it");
  }
}

TEST_CASE("HTML limits: well-nested texts are never cut, however long they are") {
  const std::string html =
      times(3'000,
            "<div><ul><li>a<li><b>b</b></ul><table><tr><td>c<tr><td>d</table><p>e<p>f"
            "<svg><path/></svg><br><img src=x><select><option>g</select></div>");
  const HtmlTree tree = parse_html(html);
  CHECK_FALSE(tree.is_cut);
  CHECK(tree.depth < 16);
}

TEST_CASE("HTML limits: long attributes, many attributes, long words") {
  std::string many = "<a";
  for (int i = 0; i < 20'000; ++i) many += " x" + std::to_string(i) + "=1";
  CHECK(outline_of_html(many + " href='https://a.org'>b</a>").markdown == "b");
  CHECK(outline_of_html("<p title=" + times(400'000, "x") + ">b").markdown == "b");
  const Outline long_link =
      outline_of_html("<a href='https://a.org/" + times(400'000, "x") + "'>b</a>");
  CHECK(long_link.markdown == "b");
  CHECK(long_link.notes.size() == 1);
  CHECK(outline_of_html("<p>" + times(400'000, "x")).blocks[0].plain.size() == 400'000);
  CHECK(outline_of_html(times(100'000, "<")).blocks[0].plain.size() == 100'000);
  CHECK(outline_of_html(times(100'000, "<!--")).blocks.empty());
}

TEST_CASE("HTML limits: formatting that is never closed doesn't multiply") {
  std::string html;
  for (int i = 0; i < 100; ++i) html += "<font size=" + std::to_string(i) + ">";
  const auto begin = std::chrono::steady_clock::now();
  const Outline outline = outline_of_html(html + times(20'000, "<p>x"));
  CHECK(outline.notes.size() == 1);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
  CHECK(outline.blocks.front().plain.starts_with('x'));
}

}  // namespace
}  // namespace tokensite
