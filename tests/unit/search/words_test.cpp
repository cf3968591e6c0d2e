#include "search/words.hpp"

#include <fmt/format.h>

#include "search/query.hpp"
#include "support/json_value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

JsonDocument read_cases(const std::string& path) {
  JsonFault fault;
  auto document = JsonDocument::parse(read_source_file(path), fault);
  INFO(fault.message);
  REQUIRE(document);
  return std::move(*document);
}

std::string in_one_line(const std::vector<Word>& words) {
  std::string line;
  for (const Word& word : words) {
    const char* mark = word.kind == WordKind::joined ? "+" : word.kind == WordKind::tail ? "~" : "";
    line += fmt::format("{}{}@{}{}", line.empty() ? "" : " ", word.form, word.position, mark);
  }
  return line;
}

std::string in_one_line(const Query& query) {
  std::string line;
  const auto add = [&](bool is_excluded, const std::string& text) {
    line += fmt::format("{}{}{}", line.empty() ? "" : " ", is_excluded ? "-" : "", text);
  };
  for (const Filter& filter : query.filters) {
    constexpr std::string_view names[] = {"tag", "section", "edition", "host", "year"};
    add(filter.is_excluded,
        fmt::format("{}={}", names[static_cast<std::size_t>(filter.kind)], filter.value));
  }
  for (const Clause& clause : query.clauses) {
    std::string text;
    for (const Clause::Part& part : clause.parts) text += (text.empty() ? "" : ".") + part.form;
    if (clause.is_phrase) text = "\"" + text + "\"";
    if (!clause.joined.empty()) text += "[" + clause.joined + "]";
    add(clause.is_excluded, text + (clause.is_open ? "..." : ""));
  }
  if (query.is_wordless) add(false, "(no words)");
  return line;
}

TEST_CASE("words: a text is read as the browser reads it") {
  WordReader reader;
  const JsonDocument document = read_cases("tests/search/words.json");
  const auto cases = document.root()["cases"].elements();
  CHECK(cases.size() >= 15);
  for (const JsonValue& one : cases) {
    INFO(one["text"].text());
    CHECK(in_one_line(reader.read(one["text"].text())) == one["words"].text());
  }
}

TEST_CASE("words: a word that no one types is left out, and keeps its place") {
  WordReader reader;
  const std::string longest(40, 'a');
  CHECK(in_one_line(reader.read("x " + longest + "a y")) == "x@0 y@2");
  CHECK(in_one_line(reader.read(longest)) == longest + "@0");
}

TEST_CASE("queries: what is typed is read as the browser reads it") {
  const JsonDocument document = read_cases("tests/search/parsed-queries.json");
  const auto cases = document.root()["cases"].elements();
  CHECK(cases.size() >= 15);
  for (const JsonValue& one : cases) {
    INFO(one["query"].text());
    CHECK(in_one_line(parse_query(one["query"].text())) == one["parsed"].text());
  }
}

}  // namespace
}  // namespace tokensite
