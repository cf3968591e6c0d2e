#include "import/edition/number_editions.hpp"

#include <fmt/format.h>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

ImportResult edition(int number, std::string title, Date date = {2026, 3, 1}) {
  ImportResult result{.imported = {}, .outcome = EditionOutcome::added, .folder = {}};
  result.imported.origin = title + ".txt";
  result.imported.edition = {.number = number, .title = std::move(title), .date = date};
  return result;
}

std::string numbered(std::vector<ImportResult> editions,
                     const std::vector<KnownEdition>& known = {}) {
  number_editions(editions, known, {2026, 11, 22});
  std::string text;
  for (const ImportResult& result : editions) {
    const SourceEdition& found = result.imported.edition;
    text += fmt::format("{} {} {}{}\n", found.number, found.title, to_iso(found.date),
                        result.outcome == EditionOutcome::refused ? " refused" : "");
    for (const ImportNote& note : result.imported.notes) text += "  " + note.message + '\n';
  }
  return text;
}

TEST_CASE("numbering: a gap that fits gives the number") {
  CHECK(numbered({edition(6, "a"), edition(0, "b"), edition(8, "c"), edition(0, "d")}) ==
        R"(6 a 2026-03-01
7 b 2026-03-01
  its title has no number; by its place it is 7
8 c 2026-03-01
9 d 2026-03-01
  its title has no number; by its place it is 9
)");
  CHECK(numbered({edition(0, "a"), edition(0, "b")}) == R"(1 a 2026-03-01
  its title has no number; by its place it is 1
2 b 2026-03-01
  its title has no number; by its place it is 2
)");
}

TEST_CASE("numbering: where several numbers would do, none is made up") {
  CHECK(numbered({edition(6, "a"), edition(0, "b"), edition(9, "c")}) ==
        R"(0 b 2026-03-01 refused
  its title has no number, and its place leaves more than one
6 a 2026-03-01
9 c 2026-03-01
)");
}

TEST_CASE("numbering: two editions of one number") {
  CHECK(numbered({edition(6, "a"), edition(6, "b")}) == R"(6 a 2026-03-01
6 b 2026-03-01 refused
  a.txt is edition 6, too
)");
}

TEST_CASE("numbering: what an earlier import gave is kept") {
  const std::vector<KnownEdition> known = {
      {.number = 4, .folder = "content/editions/0004-a", .title = "a", .date = {2026, 2, 0}},
      {.number = 9, .folder = "content/editions/0009-z", .title = "z", .date = {2026, 5, 0}}};
  CHECK(numbered({edition(0, "a", {}), edition(0, "new", {})}, known) == R"(4 a 2026-02
5 new 2026-02
  its title has no number; by its place it is 5
  nothing in it tells its date; it got 2026-02, that of the edition before
)");
  CHECK(numbered({edition(0, "new", {})}, known) == R"(10 new 2026-11-22
  its title has no number; by its place it is 10
  nothing in it tells its date; it got 2026-11-22, that of today
)");
}

}  // namespace
}  // namespace tokensite
