#include "parse/markdown.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

struct Rendering {
  Sources sources;
  Diagnostics diagnostics;
  Body body;
};

Rendering render(std::string markdown, MarkdownOptions options = {}) {
  Rendering rendering;
  const auto size = static_cast<std::uint32_t>(markdown.size());
  const FileId file = rendering.sources.add("x.md", std::move(markdown));
  rendering.body = render_markdown(rendering.sources, {.file = file, .begin = 0, .end = size},
                                   options, rendering.diagnostics);
  return rendering;
}

std::string html(const std::string& markdown) { return std::string(render(markdown).body.html); }

TEST_CASE("markdown: CommonMark and GitHub's additions become HTML") {
  CHECK(html("A *b* **c** `d<e>` ~~f~~") ==
        "<p>A <em>b</em> <strong>c</strong> <code>d&lt;e&gt;</code> <del>f</del></p>\n");
  CHECK(html("1. a\n2. b") == "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
  CHECK(html("3. a") == "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
  CHECK(html("> q\n\n---\n") == "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n");
  CHECK(html("```c++\nx < y\n```") ==
        "<pre><code class=\"language-c++\">x &lt; y\n</code></pre>\n");
  CHECK(html("|a|b|\n|:--|--:|\n|1|2|") ==
        "<table>\n<thead>\n<tr>\n<th class=\"left\">a</th>\n<th "
        "class=\"right\">b</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td class=\"left\">1</td>\n<td "
        "class=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n");
  CHECK(
      html("see https://x.org/a?b=1&c=2 there") ==
      "<p>see <a href=\"https://x.org/a?b=1&amp;c=2\">https://x.org/a?b=1&amp;c=2</a> there</p>\n");
}

TEST_CASE("markdown: emphasis that begins in a link's destination is none") {
  // md4c 0.4.8 takes the last asterisk for its end, and away; later ones leave it.
  const std::string emphasis = html("[a](*)*");
  CHECK(emphasis.find("<em>") == std::string::npos);
  CHECK(emphasis.find("</em>") == std::string::npos);
  CHECK(emphasis.starts_with("<p><a href=\"\">a</a>"));
}

TEST_CASE("markdown: emphasis behind a link needs no space before it") {
  // md4c 0.4.8 takes all of it for a bare address.
  CHECK(html("**[a](https://x.org/b)**—c") ==
        "<p><strong><a href=\"https://x.org/b\">a</a></strong>—c</p>\n");
  CHECK(html("[论文](https://x.org/b)的**重点**是") ==
        "<p><a href=\"https://x.org/b\">论文</a>的<strong>重点</strong>是</p>\n");
  CHECK(html("![a](https://x.org/b?c=1&amp;d \"e\")~~f~~g https://y.org/") ==
        "<p><img loading=\"lazy\" src=\"https://x.org/b?c=1&amp;d\" title=\"e\" "
        "alt=\"a\"><del>f</del>g <a href=\"https://y.org/\">https://y.org/</a></p>\n");
}

TEST_CASE("markdown: a text that only looks like a link's destination is shown as it is") {
  CHECK(html("`[a](https://x.org/)` [b](http://x.org/ c d) &amp; [e](www.x.org \"f](ftp://g\")")
            .starts_with("<p><code>[a](https://x.org/)</code> [b](http://x.org/ c d) &amp; <a"));
  CHECK(html("    [a](https://x.org/)\n") == "<pre><code>[a](https://x.org/)\n</code></pre>\n");
  CHECK(html("[a](Https://x.org/?b&amp;c)") == "<p><a href=\"Https://x.org/?b&amp;c\">a</a></p>\n");
}

TEST_CASE("markdown: more bare addresses than anybody writes stay text") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "www.x.org\n";
  CHECK(render(text).diagnostics.empty());
  const Rendering rendered = render(text + "www.y.org\n");
  REQUIRE(rendered.diagnostics.size() == 1);
  CHECK(rendered.diagnostics[0].message ==
        "this text holds more than 10000 addresses of the web, too many for a page");
  CHECK(rendered.body.html.view().find("<a") == std::string::npos);
}

TEST_CASE("markdown: headings fit into the page that they stand on") {
  const Body body = render("### a\n\n#### b\n\n###### c\n").body;
  CHECK(html_at(body, {.top_heading = 2}) == "<h2>a</h2>\n<h3>b</h3>\n<h5>c</h5>\n");
  CHECK(html_at(body, {.top_heading = 4}) == "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n");
}

TEST_CASE("markdown: raw HTML is text unless the site allows it") {
  CHECK(html("<b onclick=x>a</b>") == "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n");
  CHECK(html("<script>\nalert(1)\n</script>").find("<script") == std::string::npos);
  CHECK(render("a <b>b</b>", {.raw_html = RawHtml::allow}).body.html == "<p>a <b>b</b></p>\n");
}

TEST_CASE("markdown: no script target reaches an attribute, however it is spelt") {
  for (const char* markdown :
       {"[a](javascript:alert(1))", "[a](JAVASCRIPT:alert(1))", "[a](&#106;avascript:alert(1))",
        "[a](javascript&colon;alert(1))", "[a](<java\tscript:alert(1)>)", "<javascript:alert(1)>",
        "![a](javascript:alert(1))", "[a](data:text/html,x)", "[a](vbscript:x)",
        "[a][b]\n\n[b]: javascript:alert(1)", "[a](&Tab;javascript:alert(1))"}) {
    INFO(markdown);
    const Rendering rendering = render(markdown);
    CHECK(rendering.body.html.view().find("href=") == std::string::npos);
    CHECK(rendering.body.html.view().find("src=") == std::string::npos);
    REQUIRE(rendering.diagnostics.size() == 1);
    CHECK(rendering.diagnostics[0].code == Code::unsafe_link);
  }
}

TEST_CASE("markdown: entities are decoded once, and what can't be a character is replaced") {
  CHECK(html("&eacute; &amp;lt; &#x1F393; &nope;") == "<p>é &amp;lt; 🎓 &amp;nope;</p>\n");
  CHECK(html("&#0; &#1; &#xD800;") == "<p>\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD</p>\n");
}

TEST_CASE("markdown: an image's text is an attribute without markup") {
  CHECK(html("![a *b* \"c\" ![d](e)](https://x.org/i.png \"t\")") ==
        "<p><img loading=\"lazy\" src=\"https://x.org/i.png\" title=\"t\" alt=\"a b &quot;c&quot; "
        "d\"></p>\n");
}

TEST_CASE("markdown: links into the site wait for their addresses") {
  const Rendering rendering = render("[a](../0001-x/edition.md#top) and ![b](fig&amp;.png)");
  REQUIRE(rendering.body.links.size() == 2);
  CHECK(rendering.body.links[0].written == "../0001-x/edition.md#top");
  CHECK(rendering.sources.text(rendering.body.links[0].span) == "../0001-x/edition.md#top");
  CHECK(rendering.body.links[1].written == "fig&.png");
  Body body = rendering.body;
  body.links[0].target = "editions/1/#top";
  body.links[1].target = "editions/2/fig&.png";
  CHECK(html_at(body, {.prefix = "/t/"}) ==
        "<p><a href=\"/t/editions/1/#top\">a</a> and "
        "<img loading=\"lazy\" src=\"/t/editions/2/fig&amp;.png\" alt=\"b\"></p>\n");
  CHECK(markdown_with_links(body, rendering.sources.text(body.source), "https://x.org/t/")
            .substr(0, 38) == "[a](https://x.org/t/editions/1/#top) a");
}

TEST_CASE("markdown: links out of the site are told, with their places") {
  const Rendering rendering = render(
      "[a](https://x.org/a) ![b](HTTP://x.org/b.png) <https://x.org/c> https://x.org/d,\n"
      "[e][r] [f][r] [g](https://x.org/g?h=1&amp;i=2) www.x.org/j\n\n[r]: https://x.org/r\n\n"
      "[k](mailto:k@x.org) [l](//x.org/l) [m](m.md) [n](ftp://x.org/n) [o](https:///o)\n");
  std::vector<std::pair<std::string, std::string>> links;
  for (const Spanned& link : rendering.body.external_links) {
    links.emplace_back(link.text, rendering.sources.text(link.span));
  }
  CHECK(links == std::vector<std::pair<std::string, std::string>>{
                     {"https://x.org/a", "https://x.org/a"},
                     {"HTTP://x.org/b.png", "HTTP://x.org/b.png"},
                     {"https://x.org/c", "https://x.org/c"},
                     {"https://x.org/d", "https://x.org/d"},
                     {"https://x.org/r", "https://x.org/r"},
                     {"https://x.org/r", "https://x.org/r"},
                     {"https://x.org/g?h=1&i=2", ""},
                     {"http://www.x.org/j", ""}});
}

TEST_CASE("markdown: an archived copy is shown after the link, and never inside of another") {
  const Body body = render(
                        "# [a](https://x.org/gone#b) & *[c](https://x.org/)*\n\n"
                        "[![d](https://x.org/gone)](/tags/) [e](/f/)\n")
                        .body;
  const ArchivedCopies copies = {{"https://x.org/gone", "https://web.archive.org/a?b&c"}};
  const ArchivedLinks archived{.copies = copies, .label = "kept <here>"};
  CHECK(html_at(body, {.prefix = "/t/", .archived = &archived}) ==
        "<h2><a href=\"https://x.org/gone#b\">a</a> <small class=\"archived\">(<a "
        "href=\"https://web.archive.org/a?b&amp;c\">kept &lt;here&gt;</a>)</small> &amp; "
        "<em><a href=\"https://x.org/\">c</a></em></h2>\n"
        "<p><a href=\"/t/\"><img loading=\"lazy\" src=\"https://x.org/gone\" alt=\"d\"></a> "
        "<a href=\"/t/\">e</a></p>\n");
  CHECK(has_archived_link(body, copies));
  CHECK_FALSE(has_archived_link(body, {{"https://x.org/other", "https://web.archive.org/"}}));
}

TEST_CASE("markdown: the plain text is the words, spaced as one would read them") {
  CHECK(render("# A\n\nb *c*\nd  \ne\n\n- f\n- g\n").body.plain_text == "A b c d e f g");
}

TEST_CASE("markdown: the lead is prose only") {
  const Body body =
      render(
          "# Title\n\nFirst *words*.\n\n```\ncode\n```\n\n|a|b|\n|---|---|\n|c|d|\n\n![alt](x.png) "
          "End.\n")
          .body;
  CHECK(body.lead == "First words. End.");
  CHECK(body.plain_text == "Title First words. code a b c d alt End.");
}

TEST_CASE("markdown: pathological nesting ends") {
  for (const std::string part : {"[", "![", "> ", "*a ", "<", "`"}) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += part;
    CHECK(render(text).body.html.size() < 10'000'000);
  }
}

TEST_CASE("markdown: a long definition that is used often is stopped before it fills the memory") {
  std::string text = "[a]: https://x.org/" + std::string(20'000, 'x') + "\n\n";
  for (int i = 0; i < 20'000; ++i) text += "[a] ";
  const Rendering rendering = render(text);
  REQUIRE(rendering.diagnostics.size() == 1);
  CHECK(rendering.diagnostics[0].code == Code::file_too_large);
}

}  // namespace
}  // namespace tokensite
