#include <atomic>
#include <stdexcept>

#include "support/date.hpp"
#include "support/hash.hpp"
#include "support/json.hpp"
#include "support/spelling.hpp"
#include "support/workers.hpp"
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
  CHECK(days_between(*parse_date("2024-02-28"), *parse_date("2024-03-01")) == 2);
  CHECK(days_between(*parse_date("2026-01-01"), *parse_date("2025-12-31")) == -1);
  CHECK(utc_today() > Date{.year = 2025, .month = 1, .day = 1});
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

TEST_CASE("spelling: a single slip is one that only one word is near to") {
  const std::vector<std::string_view> keys = {"title", "tags", "authors", "author", "url"};
  CHECK(is_single_slip("titel", keys));
  CHECK(is_single_slip("Title", keys));
  CHECK(is_single_slip("tag", keys));
  CHECK(is_single_slip("autors", keys));
  CHECK_FALSE(is_single_slip("autor", {"authors"}));
  CHECK_FALSE(is_single_slip("authorz", keys));  // author or authors
  CHECK_FALSE(is_single_slip("subtitle", keys));
  CHECK_FALSE(is_single_slip("", keys));
  CHECK_FALSE(is_single_slip("x", {"y"}));
}

TEST_CASE("json: a text is found by its path, and nothing else is") {
  const std::string_view json = R"({"a": {"b": {"url": "x\u00e9", "n": 1}}, "c": []})";
  CHECK(json_text_at(json, {"a", "b", "url"}) == "xé");
  CHECK_FALSE(json_text_at(json, {"a", "b", "n"}));
  CHECK_FALSE(json_text_at(json, {"a", "url"}));
  CHECK_FALSE(json_text_at(json, {"c", "b"}));
  CHECK_FALSE(json_text_at("<html>", {"a"}));
  CHECK_FALSE(json_text_at(std::string(1'000'000, '['), {"a"}));
}

TEST_CASE("hash: ingredients can't run into each other") {
  CHECK(Hasher().add("ab").add("c").finish() != Hasher().add("a").add("bc").finish());
  CHECK(Hasher().add("a").finish() == Hasher().add("a").finish());
  const Hasher base = std::move(Hasher().add("a"));
  CHECK(Hasher(base).add("b").finish() == Hasher().add("a").add("b").finish());
  CHECK(to_hex({.high = 1, .low = 2}) == "00000000000000010000000000000002");
}

TEST_CASE("workers: every index is worked on once, on any number of threads, stage after stage") {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    Workers workers(jobs);
    for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
      std::vector<std::atomic<int>> visits(count);
      workers.for_each(count, [&](std::size_t i) { ++visits[i]; });
      for (const auto& visit : visits) CHECK(visit == 1);
    }
  }
}

TEST_CASE("workers: what a thread throws goes on to the caller, and the next stage is fine") {
  Workers workers(4);
  const auto throwing = [](std::size_t i) {
    if (i == 700) throw std::runtime_error("no memory");
  };
  CHECK_THROWS_AS(workers.for_each(1000, throwing), std::runtime_error);
  std::atomic<int> visits = 0;
  workers.for_each(1000, [&](std::size_t) { ++visits; });
  CHECK(visits == 1000);
}

}  // namespace
}  // namespace tokensite
