#include "fix/fix_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "fix/sure_fixes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string alpha = "content/editions/0001-first/papers/1-alpha.md";
const std::string beta = "content/editions/0001-first/papers/2-beta.md";
const std::string gamma_item = "content/editions/0001-first/tools/1-gamma.md";

Result<Plan> check(std::shared_ptr<const FileSystem> files) {
  Workers workers(1);
  return plan_site(std::move(files), {}, workers);
}

std::vector<FixedFile> fixes_of(const Files& files) {
  const auto memory = std::make_shared<MemoryFiles>(files);
  const Result<Plan> plan = check(memory);
  REQUIRE(plan);
  Result<std::vector<FixedFile>> fixed = find_fixes(
      *plan, memory,
      {.check = check, .is_wanted = [](const Diagnostic&, const Sources&) { return true; }});
  REQUIRE(fixed);
  return std::move(*fixed);
}

/// What becomes of one file; "(left alone)" if nothing does.
std::string fixed_text(const Files& changes, const std::string& path) {
  for (const FixedFile& file : fixes_of(small_site(changes))) {
    if (file.path == path) return file.after;
  }
  return "(left alone)";
}

TEST_CASE("fix: keys, sections and rules with one slip, quotes, brackets, feed_id") {
  const Files changes = {
      {"tokensite.yml",
       "title: The Tester: a test\nbase_url: https://example.org/tester/\nsections:\n"
       "  - {id: papers, title: Papers, count: 2}\n  - {id: tools, title: Tools}\n"
       "rules: {untaged-item: off}\n"},
      {"content/editions/0001-first/edition.md",
       "---\nnumber: 1\ntitel: First\ndate: 2026-06-17\ntldr:\n  paper: Two.\n---\n"},
      {beta, "---\ntitle: Beta\nno_url: lost\ntags: llm\n---\n"}};
  CHECK(fixed_text(changes, "tokensite.yml") ==
        "feed_id: \"tag:example.org,2025:tester\"\n"
        "title: \"The Tester: a test\"\nbase_url: https://example.org/tester/\nsections:\n"
        "  - {id: papers, title: Papers, count: 2}\n  - {id: tools, title: Tools}\n"
        "rules: {untagged-item: off}\n");
  CHECK(fixed_text(changes, "content/editions/0001-first/edition.md") ==
        "---\nnumber: 1\ntitle: First\ndate: 2026-06-17\ntldr:\n  papers: Two.\n---\n");
  CHECK(fixed_text(changes, beta) == "---\ntitle: Beta\nno_url: lost\ntags: [llm]\n---\n");
}

TEST_CASE("fix: each fix is told with its place, code and words") {
  const auto fixed = fixes_of(
      small_site({{beta, "---\ntitle: Beta: two\nno_url: lost\nautors: [A]\ntags: [llm]\n---\n"}}));
  REQUIRE(fixed.size() == 1);
  CHECK(fixed[0].path == beta);
  std::vector<std::string> told;
  for (const AppliedFix& fix : fixed[0].fixes) {
    told.push_back(fmt::format("{}:{} {} [{}]", fix.position.line, fix.position.column, fix.message,
                               name_of(fix.code)));
  }
  CHECK(told == std::vector<std::string>{"2:12 write `\"Beta: two\"` [yaml-syntax]",
                                         "4:1 write `authors` [unknown-key]"});
}

TEST_CASE("fix: questions stay questions") {
  CHECK(fixed_text({{beta, "---\ntitle: B\nno_url: lost\ntags: [lllm]\n---\n"}}, beta) ==
        "(left alone)");  // it may be a new tag
  CHECK(fixed_text({{beta, "---\ntitle: B\nno_url: lost\ntags: llm rag\n---\n"}}, beta) ==
        "(left alone)");  // one tag or two
  CHECK(fixed_text({{beta, "---\ntitle: A: b # c\nno_url: lost\ntags: [llm]\n---\n"}}, beta) ==
        "(left alone)");  // a comment, or part of the title
  CHECK(fixed_text({{"content/editions/0001-first/edition.md",
                     "---\nnumber: 2\ntitle: First\ndate: 2026-06-17\n---\n"}},
                   "content/editions/0001-first/edition.md") == "(left alone)");  // or the folder
  CHECK(fixed_text({{"tokensite.yml",
                     "title: T\nsections: [{id: papers, title: P, count: 2}, {id: "
                     "tools, title: T}]\n"}},
                   "tokensite.yml") == "(left alone)");  // without base_url, no feed_id
}

TEST_CASE("fix: every byte that isn't mended stays") {
  const std::string before =
      "\xEF\xBB\xBF---\r\ntitle:   'Beta'   # a comment\r\nno_url: lost\r\nautors: [ \"A\" "
      "]\r\ntags: "
      "[llm]\n\r\n---\r\n\r\nText  \r\n\tand\ttabs\r\nno end";
  const std::string after =
      "\xEF\xBB\xBF---\r\ntitle:   'Beta'   # a comment\r\nno_url: lost\r\nauthors: [ \"A\" ]\r\n"
      "tags: [llm]\n\r\n---\r\n\r\nText  \r\n\tand\ttabs\r\nno end";
  CHECK(fixed_text({{beta, before}}, beta) == after);
}

TEST_CASE("fix: a new line gets the line end of its file, after a byte order mark") {
  const std::string rest =
      "title: T\r\nbase_url: https://example.org/\r\nsections:\r\n  - {id: papers, title: P}\r\n"
      "  - {id: tools, title: T}\r\n";
  CHECK(fixed_text({{"tokensite.yml", "\xEF\xBB\xBF# mine\r\n" + rest}}, "tokensite.yml") ==
        "\xEF\xBB\xBF"
        "feed_id: \"tag:example.org,2025:site\"\r\n# mine\r\n" +
            rest);
}

TEST_CASE("fix: a file that would gain an error is left as it was, and the others aren't") {
  const Files changes = {
      {alpha, "---\ntitle: Alpha\ntitel: Alpha\nno_url: x\ntags: [llm]\n---\n"},
      {beta, "---\ntitle: Beta\nlink: https://example.org/\nno_url: x\ntags: [llm]\n---\n"},
      {gamma_item, "---\ntitel: Gamma\nno_url: x\ntags: [llm]\n---\n"}};
  const auto fixed = fixes_of(small_site(changes));
  REQUIRE(fixed.size() == 1);
  CHECK(fixed[0].path == gamma_item);
}

TEST_CASE("fix: a file whose mending would bring an error to another is left as it was") {
  const Files changes = {
      {"tokensite.yml", std::string(small_config) + "rules: {unknwon-tag: error}\n"},
      {alpha, "---\ntitle: Alpha\nno_url: x\ntags: [agents]\n---\n"},
      {beta, "---\ntitel: Beta\nno_url: x\ntags: [llm]\n---\n"},
      {gamma_item, "---\ntitel: Gamma\nno_url: x\ntags: [llm]\n---\n"}};
  std::vector<std::string> paths;
  for (const FixedFile& file : fixes_of(small_site(changes))) paths.push_back(file.path);
  CHECK(paths == std::vector<std::string>{beta, gamma_item});
}

TEST_CASE("fix: what a fault hid comes to light, and is mended in the same run") {
  const Files changes = {{beta,
                          "---\ntitle: Beta: two\nno_url: x\nautors: [A]\nxyzzy: soon\ntags: "
                          "[llm]\n---\n"}};
  CHECK(fixed_text(changes, beta) ==
        "---\ntitle: \"Beta: two\"\nno_url: x\nauthors: [A]\nxyzzy: soon\ntags: [llm]\n---\n");
}

TEST_CASE("fix: fixes that would undo each other come to an end") {
  int checks = 0;
  const auto flip = [&](std::shared_ptr<const FileSystem> files) -> Result<Plan> {
    ++checks;
    const std::string text = *files->read("x.md");
    const auto sources = std::make_shared<Sources>();
    const Span all{.file = sources->add("x.md", text), .begin = 0, .end = 1};
    return Plan{.sources = sources,
                .diagnostics = {{.code = Code::bad_value,
                                 .span = all,
                                 .message = "the other one",
                                 .fixes = {{.message = "flip it",
                                            .edits = {{.span = all,
                                                       .replacement = text == "a" ? "b" : "a"}},
                                            .confidence = Confidence::sure}}}},
                .summary = {},
                .outputs = {},
                .site = {},
                .parsed = {}};
  };
  const auto files = std::make_shared<MemoryFiles>(Files{{"x.md", "a"}});
  const Result<Plan> plan = flip(files);
  const auto fixed = find_fixes(
      *plan, files,
      {.check = flip, .is_wanted = [](const Diagnostic&, const Sources&) { return true; }});
  REQUIRE(fixed);
  CHECK(fixed->empty());  // ten flips: as it was
  CHECK(checks == 11);
}

/// The text that the sure fixes make of `text`; each edit is {begin, end, replacement}.
std::string applied(
    const std::string& text,
    const std::vector<std::vector<std::tuple<unsigned, unsigned, std::string>>>& fixes) {
  Sources sources;
  const FileId file = sources.add("x.md", text);
  Diagnostics diagnostics;
  for (const auto& edits : fixes) {
    Fix fix{.message = "mend it", .edits = {}, .confidence = Confidence::sure};
    for (const auto& [begin, end, replacement] : edits)
      fix.edits.push_back(
          {.span = {.file = file, .begin = begin, .end = end}, .replacement = replacement});
    diagnostics.push_back({.code = Code::bad_value,
                           .span = {.file = file},
                           .message = "bad",
                           .fixes = {{.message = "a question", .edits = {}}, fix}});
  }
  const auto chosen =
      choose_sure_fixes(diagnostics, sources, [](const Diagnostic&) { return true; });
  return chosen.empty() ? text : edited(text, chosen.at(file).edits);
}

TEST_CASE("fix: fixes that overlap wait, whole") {
  CHECK(applied("abcdef", {{{0, 2, "X"}}, {{1, 3, "Y"}}}) == "Xcdef");
  CHECK(applied("abcdef", {{{0, 2, "X"}}, {{2, 3, "Y"}}}) == "XYdef");  // side by side
  CHECK(applied("abcdef", {{{2, 3, "X"}}, {{5, 6, "Y"}, {2, 4, "Z"}}}) == "abXdef");
  CHECK(applied("abcdef", {{{4, 5, "X"}}, {{0, 1, "Y"}}}) == "YbcdXf");
  CHECK(applied("abcdef", {{{2, 2, "X"}}, {{2, 2, "Y"}}}) == "abXcdef");  // which first?
  CHECK(applied("abcdef", {{{2, 4, "X"}}, {{4, 4, "Y"}}}) == "abXef");
  CHECK(applied("abcdef", {{{2, 2, "X"}}, {{2, 2, "X"}}}) == "abXcdef");  // one and the same
  CHECK(applied("abcdef", {{{5, 9, "X"}}}) == "abcdef");                  // no such place
}

TEST_CASE("fix: a great many fixes in one file") {
  constexpr unsigned many = 50'000;
  std::vector<std::vector<std::tuple<unsigned, unsigned, std::string>>> fixes;
  std::string expected;
  for (unsigned i = 0; i < many; ++i) {
    fixes.push_back({{2 * i, 2 * i + 1, "yy"}});
    expected += "yy ";
  }
  std::string text;
  for (unsigned i = 0; i < many; ++i) text += "x ";
  CHECK(applied(text, fixes) == expected);
}

}  // namespace
}  // namespace tokensite
