#include "links/lock_file.hpp"

#include "diagnostics/report.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

struct Parsed {
  Sources sources;
  Diagnostics diagnostics;
  LinkLock lock;
  std::string report() const { return text_report(diagnostics, sources, Colour::never); }
};

Parsed parse(std::string text) {
  Parsed parsed;
  const auto size = static_cast<std::uint32_t>(text.size());
  const FileId file = parsed.sources.add("links.lock", std::move(text));
  parsed.lock =
      parse_lock(parsed.sources, {.file = file, .begin = 0, .end = size}, parsed.diagnostics);
  return parsed;
}

const std::string whole =
    "# What is known of the links to elsewhere. `tokensite check --links` writes this; commit "
    "it.\n"
    "https://x.org/a alive 2026-03-01\n"
    "https://x.org/b moved 2026-03-01 to=https://y.org/b?c=d\n"
    "https://x.org/c blocked 2026-03-01 reason=403\n"
    "https://x.org/d failing 2026-03-01 since=2026-03-01 reason=timeout\n"
    "https://x.org/e dead 2026-03-08 since=2026-03-01 reason=404 "
    "archive=https://web.archive.org/web/2025/https://x.org/e\n"
    "https://x.org/f private 2026-03-01\n";

TEST_CASE("lock: what was written is read, and written again the same") {
  const Parsed parsed = parse(whole);
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.lock.size() == 6);
  CHECK(parsed.lock.at("https://x.org/e") ==
        LinkRecord{.url = "https://x.org/e",
                   .state = LinkState::dead,
                   .checked = {.year = 2026, .month = 3, .day = 8},
                   .since = {.year = 2026, .month = 3, .day = 1},
                   .reason = "404",
                   .archive = "https://web.archive.org/web/2025/https://x.org/e"});
  CHECK(print_lock(parsed.lock) == whole);
  CHECK(parse("").lock.empty());
}

TEST_CASE("lock: order, white space, line ends and empty lines are of no account") {
  const Parsed parsed = parse(
      "https://x.org/b\talive  2026-03-01 \r\n\r\n# mine\r\nhttps://x.org/a alive 2026-03-01");
  CHECK(parsed.diagnostics.empty());
  CHECK(print_lock(parsed.lock)
            .ends_with("https://x.org/a alive 2026-03-01\nhttps://x.org/b alive 2026-03-01\n"));
}

TEST_CASE("lock: of two lines on one link the later day counts, in whatever order they stand") {
  const std::string earlier = "https://x.org/ dead 2026-03-01 since=2026-02-01 reason=404\n";
  const std::string later = "https://x.org/ alive 2026-03-02\n";
  for (const std::string& text : {earlier + later, later + earlier}) {
    const Parsed parsed = parse(text);
    CHECK(parsed.diagnostics.empty());
    CHECK(parsed.lock.at("https://x.org/").state == LinkState::alive);
  }
  const std::string one = "https://x.org/ blocked 2026-03-01 reason=403\n";
  const std::string other = "https://x.org/ blocked 2026-03-01 reason=429\n";
  CHECK(parse(one + other).lock == parse(other + one).lock);
}

TEST_CASE("lock: a faulty line is reported at its place, and the others are read") {
  const Parsed parsed = parse(
      "https://x.org/a alive 2026-03-01\n"
      "x.org/b alive 2026-03-01\n"
      "https://x.org/c alvie 2026-03-01\n"
      "https://x.org/d alive 2026-02-30\n"
      "https://x.org/e alive\n"
      "https://x.org/f failing 2026-03-01 reason=404\n"
      "https://x.org/g moved 2026-03-01\n"
      "https://x.org/h moved 2026-03-01 to=elsewhere\n"
      "https://x.org/i alive 2026-03-01 who=me\n"
      "https://x.org/j dead 2026-03-01 since=then\n"
      "https://x.org/k blocked 2026-03-01 reason=a;b\n"
      "https://x.org/l alive 2026-03\n");
  CHECK(parsed.lock.size() == 1);
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    CHECK(diagnostic.code == Code::bad_lock_line);
    messages.push_back(std::string(parsed.sources.text(diagnostic.span)) + ": " +
                       diagnostic.message);
  }
  CHECK(messages ==
        std::vector<std::string>{
            "x.org/b: `x.org/b` is no web address", "alvie: `alvie` is no state of a link",
            "2026-02-30: `2026-02-30` is no day",
            "https://x.org/e alive: a line needs an address, a state and a day",
            "https://x.org/f failing 2026-03-01 reason=404: a link that fails needs its first day, "
            "`since=2026-01-31`",
            "https://x.org/g moved 2026-03-01: a link that has moved needs its new address, "
            "`to=https://…`",
            "to=elsewhere: `elsewhere` is no web address",
            "who=me: `who=me` is nothing that a line can say of a link",
            "since=then: `then` is no day", "reason=a;b: `a;b` is no reason",
            "2026-03: `2026-03` is no day"});
}

TEST_CASE("lock: the marks of a merge conflict are reported once, and both sides are read") {
  const Parsed parsed = parse(
      "<<<<<<< HEAD\nhttps://x.org/a alive 2026-03-01\n||||||| base\n=======\n"
      "https://x.org/a alive 2026-03-02\nhttps://x.org/b alive 2026-03-02\n>>>>>>> other\n");
  CHECK(parsed.lock.at("https://x.org/a").checked.day == 2);
  CHECK(parsed.lock.size() == 2);
  CHECK(parsed.report() ==
        "links.lock:1:1: error: git has left the mark of a merge conflict here [bad-lock-line]\n"
        " 1 | <<<<<<< HEAD\n"
        "   | ^~~~~~~~~~~~\n"
        " help: delete the lines that git has put in, `<<<<<<<`, `=======` and `>>>>>>>`; of two "
        "lines on one link the later counts\n");
}

TEST_CASE("lock: a file that is something else is not complained of line by line") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "what is this\n";
  CHECK(parse(text).diagnostics.size() == 20);
}

}  // namespace
}  // namespace tokensite
