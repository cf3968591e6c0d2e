// Markdown out, imported again: an edition's copy says all that the edition holds.
#include "import/edition/read_copy.hpp"

#include "render/copies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string markdown_of(const Files& files) {
  const Plan plan = plan_of(files);
  REQUIRE(plan.summary.errors == 0);
  return edition_markdown(*plan.site, plan.site->archive.editions.front());
}

ImportedEdition copy_of(const Files& files) {
  const Plan plan = plan_of(files);
  auto copy = read_copy(markdown_of(files), plan.site->config);
  REQUIRE(copy);
  CHECK(copy->notes.empty());
  return std::move(*copy);
}

/// A site whose first item has this title and text.
Files site_with(const std::string& title, const std::string& text) {
  const std::string config = std::string(small_config) + "rules: {\"*\": off}\n";
  return small_site({{"tokensite.yml", config},
                     {"content/editions/0001-first/papers/1-alpha.md",
                      item_source({.title = title, .url = "https://a.example/"}) + "\n" + text}});
}

TEST_CASE("markdown copies: titles come back to the byte") {
  for (const char* title :
       {"Plain", "*a* _b_ `c` [d](e) <f> # g | h ~i~", "1. #", "back\\slash\\",
        "AT&amp;T & Co. &#38;", "![x]", "- a", "# a #", "C++ & C#", "中文 (עברית)",
        "https://a.example/ www.b.example", "### 2. Title", "\\"}) {
    INFO(title);
    CHECK(copy_of(site_with(title, "x\n")).items[0].source.title == title);
  }
}

TEST_CASE("markdown copies: texts come back to the byte, whatever they look like") {
  for (const char* text :
       {"One *two*  three\nfour.\n\nFive.", "    code first\n\ttab\n\n\n\nfar",
        "## 2. A heading\n\n### 2. B", "Setext\n---\n\nx", "Setext\n===", "Tags: a, b\\\nAgain: c",
        "<https://x.example/>\\\nTags: a", "```\n# code\n```", "<!-- text -->\nx",
        "# a\n<!-- end of text -->\nb\n<!-- end of text 2 -->", "- Papers: x",
        "hard  \nbreak\\\nand", "***", "| a |\n|---|\n| b |"}) {
    INFO(text);
    const ImportedEdition copy = copy_of(site_with("A", std::string(text) + "\n"));
    REQUIRE(copy.items.size() == 3);
    CHECK(copy.items[0].source.body == text);
    CHECK(copy.items[1].source.title == "Beta");
    CHECK(copy.items[2].source.body == "A tool.");
  }
}

TEST_CASE("markdown copies: line ends are line feeds, and an item may have no text") {
  CHECK(copy_of(site_with("A", "a\r\n\r\nb\r\n")).items[0].source.body == "a\n\nb");
  const ImportedEdition copy = copy_of(site_with("A", ""));
  CHECK(copy.items[0].source.body.empty());
  CHECK(copy.items.size() == 3);
}

TEST_CASE("markdown copies: everything that an item and an edition say is there") {
  const std::string config = std::string(small_config) + "rules: {\"*\": off}\n";
  const std::string item = "content/editions/0001-first/papers/2-beta.md";
  const Files files = small_site(
      {{"tokensite.yml", config.substr(0, config.find("tags:")) + "rules: {\"*\": off}\n"},
       {"content/editions/0001-first/edition.md",
        "---\nnumber: 1\ntitle: First\ndate: 2026-06\nsubtitle: \"A *sub*\\\\\"\n"
        "canonical_url: https://b.example/1\ntldr: {papers: \"Two | of [them]\"}\n---\n\n## In\n"},
       {item,
        "---\ntitle: Beta\nno_url: \"lost (in (the) mail)\"\nlinks:\n"
        "  - {label: \"Slides (PDF)\", no_url: \"gone (twice)\"}\n"
        "  - {label: \"[x]\", url: https://c.example/}\n"
        "tags: [\"a, b\", c]\nauthors: [\"Moss, Ada\", Jo]\npublished: 2025-03-09\n---\n"}});
  const ImportedEdition copy = copy_of(files);
  CHECK(copy.edition == SourceEdition{.number = 1,
                                      .title = "First",
                                      .date = {2026, 6, 0},
                                      .subtitle = "A *sub*\\",
                                      .tldr = {{"papers", "Two | of [them]"}},
                                      .canonical_url = "https://b.example/1",
                                      .body = "## In"});
  CHECK(copy.items[1].slug == "beta");
  CHECK(copy.items[1].source ==
        SourceItem{.title = "Beta",
                   .no_url = "lost (in (the) mail)",
                   .links = {{.label = "Slides (PDF)", .no_url = "gone (twice)"},
                             {.label = "[x]", .url = "https://c.example/"}},
                   .tags = {"a, b", "c"},
                   .authors = {"Moss, Ada", "Jo"},
                   .published = Date{2025, 3, 9}});
}

TEST_CASE("markdown copies: sections come back, whatever they are called") {
  for (const std::string& title :
       {std::string("Papers (5)"), std::string("5 Papers:"), std::string(100, 'a')}) {
    INFO(title);
    std::string config = small_config;
    config.replace(config.find("title: Papers"), 13, "title: \"" + title + "\"");
    const ImportedEdition copy = copy_of(small_site({{"tokensite.yml", config}}));
    CHECK(copy.items.size() == 3);
    CHECK(copy.edition.tldr.size() == 1);
  }
}

TEST_CASE("markdown copies: an edition may be numbered by its day") {
  const Config config = plan_of(small_site()).site->config;
  const auto copy =
      read_copy("# A\n\nThe Tester #20260617 · June 17, 2026\\\nDate: 2026-06-17\n", config);
  REQUIRE(copy);
  CHECK(copy->edition.number == 20260617);
}

TEST_CASE("markdown copies: what has another form is no copy") {
  const Config config = plan_of(small_site()).site->config;
  const std::string markdown = markdown_of(small_site());
  CHECK(read_copy(markdown, config));
  CHECK_FALSE(read_copy("", config));
  CHECK_FALSE(read_copy("# A title\n\nA text.\n", config));
  CHECK_FALSE(read_copy("# A title\n\nThe Tester #0 · June 2026\\\nDate: 2026-06\n", config));
  CHECK_FALSE(read_copy(markdown + "\n### 3. An item\n\nwithout its address\n", config));
}

TEST_CASE("markdown copies: a section that the site lacks is dropped with all its words") {
  const Config config = plan_of(small_site()).site->config;
  const auto copy =
      read_copy(markdown_of(small_site()) + "\n## Poems\n\n### 1. Ode\n\nO!\n", config);
  REQUIRE(copy);
  REQUIRE(copy->notes.size() == 1);
  CHECK(copy->notes[0].message == "the site has no section `Poems`");
  CHECK(copy->notes[0].text == "### 1. Ode\n\nO!\n");
}

}  // namespace
}  // namespace tokensite
