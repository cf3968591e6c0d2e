#include "parse/prose_rules.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "diagnostics/sources.hpp"
#include "parse/markdown.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// "code: what is marked", one for each diagnostic on a text.
std::vector<std::string> slips_in(const std::string& markdown, RawHtml raw_html = RawHtml::escape) {
  Sources sources;
  const FileId file = sources.add("a.md", markdown);
  Diagnostics diagnostics;
  render_markdown(sources, {file, 0, static_cast<std::uint32_t>(markdown.size())},
                  {.raw_html = raw_html}, diagnostics);
  std::vector<std::string> slips;
  for (const Diagnostic& diagnostic : diagnostics) {
    slips.push_back(std::string(name_of(diagnostic.code)) + ": " +
                    std::string(sources.text(diagnostic.span)));
  }
  return slips;
}

/// The text with the first fix of its only diagnostic.
std::string mended(std::string markdown) {
  Sources sources;
  const FileId file = sources.add("a.md", markdown);
  Diagnostics diagnostics;
  render_markdown(sources, {file, 0, static_cast<std::uint32_t>(markdown.size())}, {}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  REQUIRE(diagnostics[0].fixes.size() == 1);
  const Edit& edit = diagnostics[0].fixes[0].edits[0];
  return markdown.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
}

using Slips = std::vector<std::string>;

TEST_CASE("prose: links typed the wrong way round are found, and mended") {
  CHECK(slips_in("See (the docs)[https://example.org/a_(b)].") ==
        Slips{"link-syntax: (the docs)[https://example.org/a_(b)]"});
  CHECK(mended("See (the docs)[https://example.org/].") == "See [the docs](https://example.org/).");
  CHECK(mended("See (the (old) docs)[../0001-x/edition.md]!") ==
        "See [the (old) docs](../0001-x/edition.md)!");
  CHECK(mended("[many books] (https://example.org/b)") == "[many books](https://example.org/b)");
}

TEST_CASE("prose: brackets that are no links are left alone") {
  for (const char* text :
       {"f(x)[0] and (see above)[1]", "`(text)[https://example.org/]`", "grid[x][y], a[i][j]",
        "    (text)[https://example.org/]", "```\n(text)[https://example.org/]\n```", "[0][1]",
        "\\[words][label]", "[a][b]\n\n[b]: https://example.org/", "[x] (done)",
        "- [ ] (https://example.org/)", "a [b]: c", "[^1]: a footnote[^2]"}) {
    INFO(text);
    CHECK(slips_in(text).empty());
  }
}

TEST_CASE("prose: a reference that nothing defines is named, with the label that was meant") {
  CHECK(slips_in("[the library][libary] and [the archive][]\n\n[library]: https://example.org/") ==
        Slips{"undefined-reference: [libary]", "undefined-reference: [the archive][]"});
}

TEST_CASE("prose: an address that is no link, or too long a one, is told with its end") {
  CHECK(slips_in("Seehttps://example.org/a, then") == Slips{"glued-link: https://example.org/a"});
  CHECK(mended("Seehttps://example.org/a, then") == "See<https://example.org/a>, then");
  for (const char* text :
       {"https://example.org/a, then", "(https://example.org/a)", "<https://example.org/a,b>",
        "[https://example.org/a](https://example.org/a)", "`xhttps://example.org/`",
        "https://web.archive.org/web/2020/https://example.org/", "http://localhost:8000/",
        "https://example.org/a_(b)", "*https://example.org/a*", "xhttp://", "://", "http://"}) {
    INFO(text);
    CHECK(slips_in(text).empty());
  }
}

TEST_CASE("prose: where a reader sees an address end") {
  const auto seen = [](std::string_view text) { return text.substr(0, bare_url_size(text)); };
  CHECK(seen("https://x.org/a). And") == "https://x.org/a");
  CHECK(seen("https://x.org/a_(b), c") == "https://x.org/a_(b)");
  CHECK(seen("https://x.org/a，好") == "https://x.org/a");
  CHECK(seen("https://x.org/为什么?页=2。") == "https://x.org/为什么?页=2");
  CHECK(seen("https://x.org/a,https://x.org/b") == "https://x.org/a");
  CHECK(seen("https://x.org/web/https://x.org/b") == "https://x.org/web/https://x.org/b");
  CHECK(seen("https://x.org/a**bold**") == "https://x.org/a");
  CHECK(seen("https://x.org/?!") == "https://x.org/");
}

TEST_CASE("prose: links and pictures without a part") {
  CHECK(slips_in("[words]()") == Slips{"empty-link: words"});
  CHECK(slips_in("[](https://example.org/)") == Slips{"empty-link: https://example.org/"});
  CHECK(slips_in("![](a.png)") == Slips{"missing-alt: a.png"});
  CHECK(slips_in("[![](a.png)](https://example.org/)") == Slips{"missing-alt: a.png"});
  CHECK(slips_in("[![A heap](a.png)](https://example.org/)").empty());
  CHECK(slips_in("[*a*](https://example.org/) [`b`](#top) ![c](c.png \"d\")").empty());
}

TEST_CASE("prose: HTML that is shown is told once a text, and not where it is allowed") {
  CHECK(slips_in("a <b>c</b> <br>") == Slips{"escaped-html: <b>"});
  CHECK(slips_in("a <!-- note --> b") == Slips{"escaped-html: <!-- note -->"});
  CHECK(slips_in("<table>\n<tr><td>x</td></tr>\n</table>") == Slips{"escaped-html: <table>"});
  CHECK(slips_in("a <b>c</b>", RawHtml::allow).empty());
  for (const char* text : {"`<b>`", "Map<String, T>", "a < b > c", "<https://example.org/>", "x <",
                           "<Tweet id=\"1\" />", "List<T>", "<me@example.org>", "\\<b>"}) {
    INFO(text);
    CHECK(slips_in(text).empty());
  }
}

TEST_CASE("prose: a text of nothing but brackets takes a time that grows with it, not its square") {
  for (const char* part :
       {")[", "][", "] (", "http://", "<!--", "<b ", "[](", "![](", "(x)[http://a"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    INFO(part);
    const auto start = std::chrono::steady_clock::now();
    slips_in(text);
    // A second in the build with sanitizers; the square of this would be an hour.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
  }
}

TEST_CASE("prose: emphasis that a bare address takes in leaves no element open or closed twice") {
  Sources sources;
  const std::string markdown = "https://x.org/w**bold** *a **b* c** [d *e](f) g*";
  const FileId file = sources.add("a.md", markdown);
  Diagnostics diagnostics;
  const Body body = render_markdown(sources, {file, 0, static_cast<std::uint32_t>(markdown.size())},
                                    {}, diagnostics);
  const std::string_view html = body.html;
  int open = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    open += html[at + 1] == '/' ? -1 : 1;
    CHECK(open >= 0);
  }
  CHECK(open == 0);
}

}  // namespace
}  // namespace tokensite
