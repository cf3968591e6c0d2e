#include "render/export/plain_text.hpp"

#include "support/text.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string text_of(std::string_view html) {
  LinkNotes notes;
  const std::string text = plain_text_of(html, notes);
  return text + take_link_notes(notes);
}

TEST_CASE("plain text: lines end before the 73rd column") {
  const std::string words =
      "one two three four five six seven eight nine ten eleven twelve thirteen x yz";
  CHECK(wrapped(words) ==
        "one two three four five six seven eight nine ten eleven twelve thirteen\nx yz\n");
  CHECK(wrapped("a\nb", {.first = "- ", .rest = "  "}) == "- a\n  b\n");
}

TEST_CASE("plain text: a word that is wider than a line is not broken") {
  const std::string url = "https://example.org/" + std::string(80, 'x');
  CHECK(wrapped("see " + url + " now") == "see\n" + url + "\nnow\n");
}

TEST_CASE(
    "plain text: scripts without spaces are measured in cells, and broken where they may be") {
  std::string chinese;
  for (int i = 0; i < 35; ++i) chinese += "中";
  CHECK(wrapped(chinese + "文。字") == chinese + "\n文。字\n");
  CHECK(display_width(chinese) == 70);
}

TEST_CASE("plain text: paragraphs, headings and line breaks") {
  CHECK(text_of("<p>One\ntwo  three.</p>\n<h4>Head</h4>\n<p>a<br>\nb</p>\n") ==
        "One two three.\n\nHead\n\na\nb\n");
  CHECK(text_of("<p>a</p>\n<hr>\n<p>b</p>") == "a\n\n* * *\n\nb\n");
}

TEST_CASE("plain text: emphasis is written as in mails") {
  CHECK(text_of("<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>") ==
        "_a_ *b* `c` ~d~\n");
}

TEST_CASE("plain text: links are numbered, once each, and those that say themselves aren't") {
  CHECK(text_of("<p><a href=\"https://a.example/\">A</a>, <a href=\"https://b.example/\">B</a>, "
                "<a href=\"https://a.example/\">again</a>, "
                "<a href=\"https://c.example/\">https://c.example/</a>, "
                "<a href=\"mailto:d@e.example\">d@e.example</a></p>") ==
        "A [1], B [2], again [1], https://c.example/, d@e.example\n"
        "[1] https://a.example/\n[2] https://b.example/\n");
}

TEST_CASE("plain text: a picture is its text") {
  CHECK(text_of("<p><img src=\"https://a.example/x.png\" alt=\"A heap\"></p>") ==
        "[A heap] [1]\n[1] https://a.example/x.png\n");
}

TEST_CASE("plain text: lists within lists") {
  CHECK(text_of("<ul>\n<li>a\n<ol start=\"9\">\n<li>b</li>\n<li>c</li>\n</ol>\n</li>\n<li>d</li>\n"
                "</ul>\n<p>e</p>") == "- a\n  9. b\n  10. c\n- d\n\ne\n");
  CHECK(text_of("<ul><li><p>a</p>\n<p>b</p></li><li><p>c</p></li></ul>") == "- a\n\n  b\n\n- c\n");
}

TEST_CASE("plain text: quotations, within lists too") {
  CHECK(text_of("<p>a</p><blockquote><p>b</p><p>c</p></blockquote><p>d</p>") ==
        "a\n\n> b\n>\n> c\n\nd\n");
  CHECK(text_of("<ul><li>a<blockquote><p>b</p></blockquote></li></ul>") == "- a\n\n  > b\n");
}

TEST_CASE("plain text: code keeps its lines") {
  CHECK(text_of("<p>a</p><pre><code>if (x &lt; 1)\n  y();\n\nz\n</code></pre><p>b</p>") ==
        "a\n\n    if (x < 1)\n      y();\n\n    z\n\nb\n");
}

TEST_CASE("plain text: a table stands in columns while it fits") {
  CHECK(text_of("<table><thead><tr><th>a</th><th>long</th></tr></thead>"
                "<tbody><tr><td>中文</td><td>b</td></tr></tbody></table>") ==
        "a    | long\n中文 | b\n");
  const std::string wide(40, 'x');
  CHECK(text_of("<table><tr><td>" + wide + "</td><td>" + wide + " y</td></tr></table>") ==
        wide + " |\n  " + wide + " y\n");
}

TEST_CASE("plain text: quotations as deep as one likes leave room for words") {
  std::string html;
  for (int i = 0; i < 500; ++i) html += "<blockquote>";
  CHECK(text_of(html + "<p>a</p>") == "> > > > > > a\n");
}

}  // namespace
}  // namespace tokensite
