#include "parse/plain_yaml.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <random>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string described(const std::optional<YamlDocument>& document) {
  if (!document) return "(none)";
  std::string text;
  for (const YamlNode& node : document->nodes) {
    text += fmt::format("{} {} `{}` {}..{} [{}]\n", static_cast<int>(node.kind),
                        static_cast<int>(node.style), node.scalar, node.span.begin, node.span.end,
                        fmt::join(node.children, " "));
  }
  return text;
}

/// Whether it was plain; if so, it is held against yaml-cpp.
bool agrees(const std::string& yaml) {
  Sources sources;
  const std::string before = "---\n";
  const FileId file = sources.add("x.md", before + yaml);
  const Span where{.file = file,
                   .begin = static_cast<std::uint32_t>(before.size()),
                   .end = static_cast<std::uint32_t>(before.size() + yaml.size())};
  const auto plain = read_plain_yaml(yaml, where);
  if (!plain) return false;
  Diagnostics diagnostics;
  const auto any = read_any_yaml(sources, where, diagnostics);
  if (!any || !diagnostics.empty() || *plain != *any) {
    FAIL("not read as yaml-cpp reads it:\n"
         << yaml << "\nplain:\n"
         << described(plain) << "yaml-cpp:\n"
         << described(any));
  }
  return true;
}

TEST_CASE("plain yaml: what front matter is made of is read as yaml-cpp reads it") {
  CHECK(agrees("title: A plain title, with (this) and that's 5% \"more\" C#1 a:b\n"));
  CHECK(agrees("title: \"A: b # c\"\nurl: https://example.org/a?b=c&d#e\n"));
  CHECK(agrees("title: 'It: \"quoted\"'\ntags: [llm, vector-db,C++ ,  a b]\n"));
  CHECK(
      agrees("links:\n  - {label: Code, url: https://example.org/x}\n  - {label: \"B, c\", "
             "no_url: 'lost'}\ntags: [a]\n"));
  CHECK(agrees("tags:\n- a\n- b c\nauthors:\n    - \"Ünal, Ö.\"\n    - 李\n"));
  CHECK(agrees("number: 7\ndate: 2026-06-17\ndraft: true   \n\n\ntitle: 日本語"));
  CHECK(agrees("a_b: x\nA: y"));
  CHECK(agrees("tldr:\n  papers: One line: of text\n  tools: \"a\"\ntitle: b\n") == false);
  CHECK(agrees("tldr:\n  papers: One line, of text\n  tools: \"a\"\ntitle: b\n"));
  CHECK(
      agrees("# note\nsections:\n  - {id: papers, title: \"P & Q\", emoji: 📄, count: 3..5}\n# "
             "more\ntags:\n  vector-db: {title: A b, aliases: [c, d], match: [\"e, f\", g]}\n"));
  CHECK(agrees("a:   # note\n  - b # c\n3d: e  # f\n1: g"));
  CHECK(agrees("month.1: January\npage-of: Page {page} of {pages}\n"));
  CHECK(agrees("expect:\n  videos: {count: 3, reason: \"why\"}\n"));
}

TEST_CASE("plain yaml: whatever else there may be is left to yaml-cpp") {
  for (const char* yaml : {"",
                           "\n",

                           "a:\n",
                           "a: \n",
                           "a:b\n",
                           "a: b: c\n",
                           "a: b:\n",
                           "a: null\n",
                           "a: ~\n",
                           "a: - b\n",
                           "a: &x b\n",
                           "a: *x\n",
                           "a: !t b\n",
                           "a: |\n  b\n",
                           "a: >\n  b\n",
                           "a: b\n  c\n",
                           "a: \"b\n",
                           "a: \"b\\n\"\n",
                           "a: 'b''c'\n",
                           "a: [b\n",
                           "a: []\n",
                           "a: {}\n",
                           "a: [b,]\n",

                           "a: {b: c\n",

                           "a: {b:c}\n",
                           "a: [b: c]\n",
                           "a: b\na: c\n",
                           " a: b\n",
                           "a : b\n",
                           "\"a\": b\n",
                           "? a\n: b\n",
                           "---\na: b\n",
                           "a: b\n...\n",
                           "a: b\n---\nc: d\n",
                           "a:\n  b:\n    c: d\n",
                           "a:\n  b: c\n   d: e\n",
                           "a:\n  b: c\n  b: d\n",
                           "a:\n  b: c\n d: e\n",
                           "a:\nb: c\n",
                           "a:\n  - b\n c: d\n",
                           "a:\n  - b\n   - c\n",
                           "a:\n  - b: c\n",
                           "a:\n  -b\n",
                           "a:\n  -\n",
                           "a: b\r\n",
                           "a:\tb\n",
                           "a: b\tc\n",
                           "a: [b?c]\n",
                           "null: a\n",

                           "a: @b\n",
                           "a: `b`\n",
                           "a: %b\n",
                           "- a\n",
                           "[a]\n",
                           "a\n",
                           "a: \xEF\xBB\xBF"
                           "b\n"}) {
    INFO(yaml);
    CHECK_FALSE(agrees(yaml));
  }
}

TEST_CASE("plain yaml: every document of this repository that is plain is read as by yaml-cpp") {
  namespace fs = boost::filesystem;
  int plain = 0;
  for (const char* folder : {"content", "examples"}) {
    const fs::path root = fs::path(TOKENSITE_SOURCE_DIR) / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".md") continue;
      const std::string text = *read_file(entry.path().string());
      const std::size_t end = text.find("\n---\n", 4);
      if (!text.starts_with("---\n") || end == std::string::npos) continue;
      if (agrees(text.substr(4, end + 1 - 4))) ++plain;
    }
  }
  CHECK(plain > 60);
}

TEST_CASE("plain yaml: ten thousands of random documents are read as by yaml-cpp, or not at all") {
  const std::vector<std::string> pieces = {
      "a",     "b: ", "c: ",  "title: ", "\n",         "\n",  "\n  - ", "- ",  "  ",      " ",
      "[",     "]",   "{",    "}",       ", ",         ",",   ": ",     ":",   "\"",      "'",
      " #",    "#",   "null", "true",    "7",          "-",   "?",      "&x",  "*x",      "|",
      ">",     "%",   "x y",  "é",       "http://x/y", "\\n", "x: [",   "]\n", "x: {k: ", "}\n",
      "\"q\"", "'q'", "!",    "@",       "...",        "---", "~"};
  std::mt19937 random(7);  // NOLINT: the same texts every time
  int plain = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string yaml = round % 2 == 0 ? "k: " : "";
    for (auto n = random() % 9; n > 0; --n) yaml += pieces[random() % pieces.size()];
    if (agrees(yaml)) ++plain;
  }
  CHECK(plain > 1'000);
}

}  // namespace
}  // namespace tokensite
