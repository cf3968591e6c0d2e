#include "authoring/source_files.hpp"

#include "parse/documents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

TEST_CASE("source files: an item as a writer would write it") {
  const SourceItem item{.title = "Domino: faster \"drafts\"",
                        .url = "https://example.org/a?b=c",
                        .links = {{.label = "GitHub", .url = "https://example.org/x,y"},
                                  {.label = "Slides", .no_url = "not given"}},
                        .tags = {"llm", "c++ & more, still"},
                        .published = Date{2026, 6, 0},
                        .body = "A text.\n\nAnother."};
  CHECK(item_source(item) == R"(---
title: "Domino: faster \"drafts\""
url: https://example.org/a?b=c
links:
  - {label: GitHub, url: "https://example.org/x,y"}
  - {label: Slides, no_url: "not given"}
tags: [llm, "c++ & more, still"]
published: 2026-06
---

A text.

Another.
)");
}

TEST_CASE("source files: an edition as a writer would write it") {
  const SourceEdition edition{.number = 7,
                              .title = "Frost",
                              .date = {2026, 6, 17},
                              .tldr = {{"papers", "Two: both \\ short"}},
                              .draft = true,
                              .expect = {{"papers", 1, "one was withdrawn"}}};
  CHECK(edition_source(edition) == R"(---
number: 7
title: "Frost"
date: 2026-06-17
draft: true
expect:
  papers: {count: 1, reason: "one was withdrawn"}
tldr:
  papers: "Two: both \\ short"
---
)");
}

TEST_CASE("source files: any text reads back as it was, but for tabs") {
  const std::vector<std::string> texts = {
      "plain",
      "null",
      "Yes",
      "- a",
      "a: b",
      "a #b",
      "#a",
      "'",
      "\"",
      "\\n",

      "@x",
      "*x",
      "{a}",
      "[a]",
      "a, b",
      "é – “q”",
      "2024",
      "1e3",
      "~",
      "? a",
      "a?b",
      "a:",
      "%",
      "`x`",
      "C++",
      "a\\",
      "0x1F",
      "a\xC2\x85"
      "b",
      "|",
      ">",
      "!tag",
  };
  for (const std::string& text : texts) {
    INFO(text);
    Files files = small_site();
    // An escape, so that the whole front matter is left to yaml-cpp.
    files["content/editions/0001-first/papers/1-a.md"] =
        item_source({.title = text,
                     .url = "https://example.org/back?a=b",
                     .links = {{.label = text, .url = "https://example.org/links?a=b#c?d"}},
                     .authors = {text},
                     .again = "\"again\"",
                     .body = "Text."});
    Sources sources;
    const FileId file = sources.add("a.md", files["content/editions/0001-first/papers/1-a.md"]);
    Diagnostics diagnostics;
    const auto item = parse_item(sources, file, Config{}, diagnostics);
    REQUIRE(item);
    CHECK(diagnostics.empty());
    CHECK(item->title.text == text);
    REQUIRE(item->links.size() == 1);
    CHECK(item->links[0].label == text);
    CHECK(item->links[0].url.text == "https://example.org/links?a=b#c?d");
    CHECK(item->authors == std::vector<std::string>{text});
  }
}

TEST_CASE("source files: names of folders and files") {
  CHECK(edition_folder_name(32, "Groq on Endless Compute, Inside Claude's Mind") ==
        "0032-groq-on-endless-compute-inside");
  CHECK(edition_folder_name(12345, "!!") == "12345-edition");
  CHECK(item_slug("Domino: Decoupling Causal Modeling from Drafting") == "domino");
  CHECK(item_slug("A guide to one and two and three and four") == "a-guide-to-one-and-two-and");
  CHECK(item_slug("?!") == "item");
  CHECK(item_slug("AI: what next") == "ai-what-next");
  CHECK(item_slug(std::string(900, 'x')) == std::string(80, 'x'));
  CHECK(item_file_name(3, "domino") == "3-domino.md");
  std::vector<std::string> taken = {"a", "a-2"};
  CHECK(unique_slug("a", taken) == "a-3");
  CHECK(unique_slug("b", taken) == "b");
}

}  // namespace
}  // namespace tokensite
