#include <atomic>

#include "support/date.hpp"
#include "support/hash.hpp"
#include "support/parallel.hpp"
#include "support/spelling.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("date: days and months of the calendar are read, nothing else") {
  CHECK(parse_date("2026-06-17") == Date{.year = 2026, .month = 6, .day = 17});
  CHECK(parse_date("2026-06") == Date{.year = 2026, .month = 6, .day = 0});
  CHECK(parse_date("2024-02-29"));
  for (const char* text :
       {"", "2026", "2026-6-17", "2026-13", "2026-00", "2022-09-31", "2026-02-29", "2026-06-00",
        "2026-06-17 ", "17.06.2026", "2026/06/17", "2026-06-1x", "0000-01"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(to_iso(*parse_date("2026-06")) == "2026-06");
  CHECK(weekday(*parse_date("2026-06-17")) == 3);  // a Wednesday
}

TEST_CASE("spelling: the nearest word is offered only where it is a slip") {
  const std::vector<std::string_view> words = {"title", "url", "tags", "authors", "published"};
  CHECK(nearest_word("tilte", words) == "title");
  CHECK(nearest_word("Titel", words) == "title");
  CHECK(nearest_word("tag", words) == "tags");
  CHECK(nearest_word("author", words) == "authors");
  CHECK_FALSE(nearest_word("colour", words));
  CHECK_FALSE(nearest_word("", words));
  CHECK_FALSE(nearest_word(std::string(100'000, 'x'), words));
}

TEST_CASE("hash: ingredients can't run into each other") {
  CHECK(Hasher().add("ab").add("c").finish() != Hasher().add("a").add("bc").finish());
  CHECK(Hasher().add("a").finish() == Hasher().add("a").finish());
  const Hasher base = std::move(Hasher().add("a"));
  CHECK(Hasher(base).add("b").finish() == Hasher().add("a").add("b").finish());
  CHECK(to_hex({.high = 1, .low = 2}) == "00000000000000010000000000000002");
}

TEST_CASE("parallel: every index is worked on once, on any number of threads") {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
      std::vector<std::atomic<int>> visits(count);
      parallel_for(count, jobs, [&](std::size_t i) { ++visits[i]; });
      for (const auto& visit : visits) CHECK(visit == 1);
    }
  }
}

}  // namespace
}  // namespace tokensite
