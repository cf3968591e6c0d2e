#include "import/exports/timestamp.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("timestamps: the day, in whichever form a program writes it") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2019-07-26T20:48:19.814Z", "2019-07-26"},
      {"2023-01-02 16:55:00+00:00", "2023-01-02"},
      {"2023-01-18 21:25:27", "2023-01-18"},
      {" 2026-06-17 ", "2026-06-17"},
      {"2026-06", "2026-06"},
      {"Wed, 17 Jun 2026 08:00:00 GMT", "2026-06-17"},
      {"17 Jun 26 08:00 +0200", "2026-06-17"},
      {"Sat, 02 Jan 99 23:59:59 EST", "1999-01-02"},
      {"June 17, 2026", "2026-06-17"},
      {"Sept 1 2026", "2026-09-01"},
      {"17 june 2026", "2026-06-17"},
      {"2026-02-30", ""},
      {"31 Apr 2026", ""},
      {"2026-06-17x", ""},
      {"17 of Jun 2026", ""},
      {"last week", ""},
      {"1689000000000", ""},
      {"99999 Jun 99999", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    const std::optional<Date> date = date_of_timestamp(text);
    CHECK((date ? to_iso(*date) : "") == expected);
  }
}

TEST_CASE("timestamps: one that can't be read is a note, none is nothing") {
  Post post;
  take_date(post, "some day");
  REQUIRE(post.notes.size() == 1);
  CHECK(post.notes[0].message == "its date can't be read");
  CHECK(post.notes[0].text == "some day");
  take_date(post, " ");
  CHECK(post.notes.size() == 1);
}

}  // namespace
}  // namespace tokensite
