#include "parse/yaml_reader.hpp"

#include <chrono>

#include "diagnostics/report.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

struct Reading {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<YamlDocument> document;
  std::string report() const { return text_report(diagnostics, sources, Colour::never); }
  std::string codes() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics)
      all.append(name_of(diagnostic.code)).append(" ");
    return all;
  }
};

Reading read(std::string yaml) {
  Reading reading;
  const auto size = static_cast<std::uint32_t>(yaml.size());
  const FileId file = reading.sources.add("x.yml", std::move(yaml));
  reading.document =
      read_yaml(reading.sources, {.file = file, .begin = 0, .end = size}, reading.diagnostics);
  return reading;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST_CASE("yaml: scalars are texts, and know their places") {
  const Reading reading = read("a: yes\nb: \"q\\\"x\"\nc: 'it''s'\nd: é [x]\n");
  REQUIRE(reading.document);
  const YamlDocument& yaml = *reading.document;
  const auto value = [&](std::size_t i) -> const YamlNode& {
    return yaml[yaml.root().children[2 * i + 1]];
  };
  CHECK(value(0).scalar == "yes");
  CHECK(value(1).scalar == "q\"x");
  CHECK(reading.sources.text(value(1).span) == "\"q\\\"x\"");
  CHECK(value(2).scalar == "it's");
  CHECK(reading.sources.text(value(2).span) == "'it''s'");
  CHECK(reading.sources.text(value(3).span) == "é [x]");
}

TEST_CASE("yaml: a title with a colon is the commonest slip, and its mend is offered") {
  CHECK(read("title: Domino: Decoupling\nurl: x\n").report() ==
        "x.yml:1:14: error: a value without quotes can't hold `: ` [yaml-syntax]\n"
        " 1 | title: Domino: Decoupling\n"
        "   |              ^\n"
        " help: put the value in quotes: `title: \"Domino: Decoupling\"`\n");
}

TEST_CASE("yaml: a line that is no key and value is blamed itself, not the next") {
  for (const char* line :
       {"title:Alpha", "title = Alpha", "title\xEF\xBC\x9A Alpha", "just words"}) {
    INFO(line);
    const Reading reading = read(std::string(line) + "\nurl: https://x.org/\n");
    REQUIRE(reading.diagnostics.size() == 1);
    CHECK(reading.sources.text(reading.diagnostics[0].span) == line);
    CHECK(reading.diagnostics[0].message == "this line is no `key: value`");
  }
  CHECK(*read("title:Alpha\nurl: x\n").diagnostics[0].help ==
        "write `title: Alpha`, with a colon and a space");
}

TEST_CASE("yaml: lists and mappings are never offered quotes, texts in brackets are") {
  CHECK(read("tags: [@llm]\n").diagnostics[0].fixes.empty());
  CHECK(read("rules: {*: warning}\n").diagnostics[0].fixes.empty());
  REQUIRE(read("title: [WIP] Alpha\n").diagnostics[0].fixes.size() == 1);
  CHECK(read("title: [WIP] Alpha\n").diagnostics[0].fixes[0].edits[0].replacement ==
        "\"[WIP] Alpha\"");
}

TEST_CASE("yaml: the quotes that are offered keep what the author wrote") {
  const auto offered = [](const std::string& yaml) {
    return read(yaml).diagnostics.at(0).fixes.at(0).edits.at(0).replacement;
  };
  CHECK(offered("title: \"Alpha\" beta\n") == "\"\\\"Alpha\\\" beta\"");
  CHECK(offered("title: 'Tis the season\n") == "\"'Tis the season\"");
  CHECK(offered("title: \"Alpha\n") == "\"Alpha\"");
  CHECK(offered("title: 'it's here'\n") == "\"it's here\"");
  CHECK(offered("title: !important Alpha\n") == "\"!important Alpha\"");
}

TEST_CASE("yaml: what yaml-cpp lets pass is reported at its place") {
  CHECK(read("a: 1\nb: 2\na: 3\n").report() ==
        "x.yml:3:1: error: the key `a` stands here twice [duplicate-key]\n"
        " 3 | a: 3\n"
        "   | ^\n"
        " help: keep one of the two (the first is at x.yml:1:1)\n");
  CHECK(read("a: \"never closed\nb: 2\n").codes() == "yaml-unclosed-quote ");
  CHECK(read("a: \"closed late\nb: \"x\"\n").codes() == "yaml-unclosed-quote ");
  CHECK(read("a: [\"b, c]\n").codes() == "yaml-unclosed-quote ");
  CHECK(read("a: 1\n---\nb: 2\n").codes() == "yaml-second-document ");
  CHECK(read("a: 1\n...\nb: 2\n").codes() == "yaml-second-document ");
  CHECK(read("a: \"\\x01\"\n").codes() == "control-character ");
}

TEST_CASE("yaml: aliases work until they multiply or bite their tails") {
  const Reading fine = read("a: &x [1, 2]\nb: *x\n");
  REQUIRE(fine.document);
  CHECK(fine.diagnostics.empty());
  CHECK(read("a: &x [*x]\n").codes() == "yaml-alias-expansion ");
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeated("*a" + std::to_string(i - 1) + ", ", 10) + "]\n";
  }
  CHECK(read(bomb).codes() == "yaml-alias-expansion ");
}

TEST_CASE("yaml: nesting is bounded, in blocks and in brackets") {
  CHECK(read("a: " + repeated("[", 100'000)).codes() == "yaml-too-deep ");
  std::string block;
  for (std::size_t i = 0; i < 200; ++i) block += repeated(" ", i) + "a:\n";
  CHECK(read(block).codes() == "yaml-too-deep ");
}

TEST_CASE("yaml: no short text makes the reader crash or hang") {
  // Every text of up to four of YAML's characters; the sanitizers watch.
  const std::string alphabet = "a:-[]{}\"'#&*!|>%@`, \n\t?";
  std::size_t texts = 0;
  std::string text;
  const auto visit = [&](const auto& self, std::size_t depth) -> void {
    read(text);
    ++texts;
    if (depth == 3) return;
    for (const char c : alphabet) {
      text.push_back(c);
      self(self, depth + 1);
      text.pop_back();
    }
  };
  visit(visit, 0);
  CHECK(texts > 10'000);
}

}  // namespace
}  // namespace tokensite
