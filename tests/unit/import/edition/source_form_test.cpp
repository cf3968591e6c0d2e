#include "import/edition/source_form.hpp"

#include <fmt/format.h>

#include "import/edition/write_edition.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/import/edition/imported.hpp"

namespace tokensite {
namespace {

/// A copy's item: the line of its links, and what stands below.
std::string copy_of(const std::string& links, const std::string& rest = "", int number = 3) {
  return fmt::format(
      "# Frost\n\nThe Digest #{} · June 2026\\\nDate: 2026-06\n\n"
      "## 📄 Papers\n\n### 1. Moss\n\n{}\n{}",
      number, links, rest);
}

ImportedEdition read(const Post& post) {
  ImportNotes notes;
  auto edition = read_edition(post, digest_config(), notes);
  REQUIRE(edition);
  return std::move(*edition);
}

ImportedEdition read(const std::string& copy) {
  return read({.origin = "3.md", .body = copy, .format = TextFormat::markdown});
}

/// The notes but for those of counts, as lines.
std::string notes_of(const ImportedEdition& edition) {
  std::string lines;
  for (const ImportNote& note : edition.notes) {
    if (note.message.find(" instead of ") != std::string::npos) continue;
    lines += fmt::format("{}: {}{}{}\n", note.line, note.message, note.text.empty() ? "" : " | ",
                         note.text);
  }
  return lines;
}

TEST_CASE("import: an address that no link can have is told of, and not written") {
  const auto [url, fault] = GENERATE(table<std::string, std::string>(
      {{"httpsxample.org/moss", "it has no scheme, such as `https://`"},
       {"https://moss", ""},
       {"https://", "it names no host"},
       {"https://exam ple.org", "it holds a space; `%20` stands for one"},
       {"https://example.org/a\tb", "it holds a space; `%20` stands for one"},
       {"https://example.org/\\a", "it holds `\\`; `%5C` stands for it"},
       {"https://example.org/<a", "it holds `<`; `%3C` stands for it"},
       {"javascript:alert(1)", "links must not run scripts or carry documents"},
       {"https://example.org/&lt;?a=1&amp;b", ""},
       {"https://example.org/" + std::string(5000, 'a'), ""}}));
  INFO(url);
  const ImportedEdition edition = read(copy_of(fmt::format("<{}> | [Code](<{}>)", url, url)));
  const SourceItem& item = edition.items.at(0).source;
  if (fault.empty()) {
    CHECK(item.url == url);
    CHECK(item.links.at(0).url == url);
    CHECK(notes_of(edition).empty());
    return;
  }
  CHECK(item == SourceItem{.title = "Moss",
                           .no_url = std::string(lost_address),
                           .links = {{.label = "Code", .no_url = std::string(lost_address)}}});
  // What was folded away is white space.
  const std::string shown = url.find('\t') == url.npos ? url : "https://example.org/a b";
  CHECK(notes_of(edition) == fmt::format("8: `Moss` has an address that leads nowhere: {} | {}\n"
                                         "8: the link `Code` of `Moss` leads nowhere: {} | {}\n",
                                         fault, shown, fault, shown));
}

TEST_CASE("import: the edition's own address is told of if it leads nowhere") {
  const ImportedEdition edition = read(Post{.origin = "3.md",
                                            .url = "example.org/3",
                                            .body = "# Frost\n\n## 📄 Papers\n\n### Moss\n\nA.\n",
                                            .format = TextFormat::markdown});
  CHECK(edition.edition.canonical_url.empty());
  CHECK(notes_of(edition).find("the edition's own address leads nowhere: it has no scheme, such "
                               "as `https://` | example.org/3\n") != std::string::npos);
}

TEST_CASE("import: what an item needs and lacks has something that stands in") {
  const ImportedEdition edition = read(
      "# \n\nThe Digest #3 · June 2026\\\nDate: 2026-06\n\n## Papers\n\n"
      "### 1. \n\n<https://www.example.org/moss> | [](<https://example.net/>) | \t(gone)\n\n"
      "### 2. \t\n\n()\\\nTags: , a  b,,\\\nAgain:  the\tfinal one\n");
  CHECK(edition.edition.title == "The Digest");
  REQUIRE(edition.items.size() == 2);
  CHECK(edition.items[0].source ==
        SourceItem{.title = "example.org",
                   .url = "https://www.example.org/moss",
                   .links = {{.label = "example.net", .url = "https://example.net/"},
                             {.label = "Link", .no_url = "gone"}}});
  CHECK(edition.items[1].source == SourceItem{.title = "Untitled",
                                              .no_url = std::string(lost_address),
                                              .tags = {"a b"},
                                              .again = "the final one"});
  CHECK(notes_of(edition) ==
        "0: the edition has no title\n"
        "8: an item has no title; `example.org` stands in\n"
        "8: a link of `example.org` has no words; `example.net` stands in\n"
        "8: a link of `example.org` has no words; `Link` stands in\n"
        "12: an item has no title; `Untitled` stands in\n"
        "12: `Untitled` has no address\n");
}

TEST_CASE("import: lines of a copy that say nothing known, or say it twice, are dropped aloud") {
  const ImportedEdition edition = read(
      "# Frost\n\nThe Digest #3 · June 2026\\\nDate: 2026-06\\\nColour: green\\\n"
      "Date: 2026-07\\\nCanonical: https://a.example/\n\n## Papers\n\n### 1. Moss\n\n"
      "<https://example.org/moss>\\\nTags: a\\\nTags: b\\\nPublished: soon\\\nDraft: false\\\n"
      "Permalink: <https://example.org/A_B/>\n\nText.\n");
  CHECK(edition.edition.date == Date{2026, 6, 0});
  CHECK(edition.items.at(0).source ==
        SourceItem{
            .title = "Moss", .url = "https://example.org/moss", .tags = {"a"}, .body = "Text."});
  const std::string what = "a line below the title that says nothing of a copy's";
  CHECK(notes_of(edition) == fmt::format("5: {0} | Colour: green\n"
                                         "6: {0} | Date: 2026-07\n"
                                         "7: {0} | Canonical: https://a.example/\n"
                                         "15: {0} | Tags: b\n"
                                         "16: {0} | Published: soon\n"
                                         "17: {0} | Draft: false\n"
                                         "18: {0} | Permalink: <https://example.org/A_B/>\n",
                                         what));
}

TEST_CASE("import: a section that comes twice, and a TL;DR that names it twice, are one") {
  const ImportedEdition edition = read(
      "# Frost\n\nThe Digest #3 · June 2026\\\nDate: 2026-06\n\n## TL;DR\n\n"
      "- Papers: one\n- Papers: two\n\n## Papers\n\n### 1. Moss\n\n(a)\n\n"
      "## Videos\n\n### 1. Mud\n\n(b)\n\n## Papers\n\n### 1. Moss\n\n(c)\n");
  CHECK(edition.edition.tldr ==
        std::vector<std::pair<std::string, std::string>>{{"papers", "one two"}});
  CHECK(notes_of(edition) == "9: two lines of the TL;DR are for `papers` | two\n");
  std::string paths;
  for (const NewFile& file : files_of(edition, digest_config())) paths += file.path + "\n";
  CHECK(paths == "edition.md\npapers/1-moss.md\npapers/2-moss-2.md\nvideos/1-mud.md\n");
}

TEST_CASE("import: a name in a copy's address that no file can have is told of") {
  const std::string permalink =
      fmt::format("<https://example.org/editions/3/{}/>", std::string(201, 'a'));
  const ImportedEdition edition =
      read(copy_of("<https://example.org/>\\", fmt::format("Permalink: {}\n", permalink)));
  CHECK(edition.items.at(0).slug.empty());
  CHECK(notes_of(edition) ==
        fmt::format("8: the address of `Moss` ends in a name that is too long for a file | {}\n",
                    std::string(201, 'a')));
}

TEST_CASE("import: a text that no source file may have is told of") {
  std::string text = "\n";
  while (text.size() < (1U << 20U) + (1U << 19U)) text += "leaves and leaves and leaves\n";
  const ImportedEdition edition = read(copy_of("<https://example.org/>", text));
  CHECK(notes_of(edition) == "8: `Moss` has 1.5 MiB; a source file may have at most 1 MiB\n");
}

TEST_CASE("import: characters that no page can hold are taken out of what entities stood for") {
  const std::string text =
      imported("<h2>📄 2 Papers</h2><h3>Mo&#1;ss</h3><p>A&#2; text.</p><h3>Mud</h3><p>B.</p>",
               TextFormat::html);
  CHECK(text.find_first_of("\x01\x02") == std::string::npos);
}

TEST_CASE("import: what was lost before a copy was read is told of with it") {
  Post post{.origin = "3.md",
            .body = copy_of("<https://>"),
            .format = TextFormat::markdown,
            .first_line = 5};
  post.notes.push_back({.kind = NoteKind::dropped, .message = "a key", .line = 1, .text = "a: b"});
  CHECK(notes_of(read(post)) ==
        "1: a key | a: b\n"
        "12: `Moss` has an address that leads nowhere: it names no host | https://\n");
}

TEST_CASE("import: a text that begins like a copy and goes on otherwise is read as any other") {
  for (const char* links :
       {"<https://example.org/> | Slides", "<https://example.org/> | [Code](https://x.example/)",
        "<https://example.org/> and more", "(no end", "<https://example.org/> | [Code"}) {
    INFO(links);
    const ImportedEdition edition = read(copy_of(links));
    CHECK(edition.edition.body.find("The Digest #3 · June 2026") != std::string::npos);
  }
}

}  // namespace
}  // namespace tokensite
