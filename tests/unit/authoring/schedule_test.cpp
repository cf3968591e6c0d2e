#include "authoring/schedule.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

Date date(const char* text) { return *parse_date(text); }

std::string next(const std::vector<const char*>& dates, const char* today = "2026-01-01") {
  std::vector<DatedEdition> parsed;
  for (const char* text : dates) {
    parsed.push_back({.number = static_cast<int>(parsed.size()) + 1, .date = date(text)});
  }
  return to_iso(next_date(parsed, date(today)));
}

TEST_CASE("schedule: the first edition is today's") {
  CHECK(next({}, "2026-06-17") == "2026-06-17");
}

TEST_CASE("schedule: a second one is a week later") { CHECK(next({"2026-06-17"}) == "2026-06-24"); }

TEST_CASE("schedule: the weekday stays, though one edition was late and one left out") {
  CHECK(next({"2026-06-02", "2026-06-09", "2026-06-17", "2026-06-23", "2026-07-07"}) ==
        "2026-07-14");
  CHECK(next({"2026-06-02", "2026-06-16", "2026-06-30"}) == "2026-07-14");
}

TEST_CASE("schedule: what comes more often than once a week keeps its own step") {
  CHECK(next({"2026-06-29", "2026-06-30", "2026-07-01"}) == "2026-07-02");
  CHECK(next({"2026-06-24", "2026-06-27", "2026-06-30"}) == "2026-07-03");
}

TEST_CASE("schedule: the same day of each month stays that day") {
  CHECK(next({"2026-03-15", "2026-04-15", "2026-05-15"}) == "2026-06-15");
  CHECK(next({"2026-10-31", "2026-12-31", "2027-01-31"}) == "2027-02-28");
}

TEST_CASE("schedule: an edition known by its month is followed by one known by its month") {
  CHECK(next({"2026-10", "2026-11", "2026-12"}) == "2027-01");
  CHECK(next({"2026-06-17", "2026-09", "2026-12"}) == "2027-03");
  CHECK(next({"2026-11"}) == "2026-12");
}

TEST_CASE("schedule: days after months alone count from each other") {
  CHECK(next({"2026-04", "2026-05", "2026-06-02", "2026-06-16"}) == "2026-06-30");
}

TEST_CASE("schedule: after a pause the rhythm goes on from today") {
  CHECK(next({"2026-01-06", "2026-01-13"}, "2026-06-17") == "2026-06-23");
  CHECK(next({"2026-01-06", "2026-01-13"}, "2026-06-16") == "2026-06-16");
  CHECK(next({"2026-01", "2026-02"}, "2026-06-17") == "2026-06");
  CHECK(next({"2026-01-15", "2026-02-15", "2026-03-15"}, "2026-06-17") == "2026-07-15");
}

TEST_CASE("schedule: where numbers are missing, the steps were shorter than they look") {
  const Date today = date("2026-01-01");
  CHECK(to_iso(next_date({{8, date("2026-03-03")}, {12, date("2026-03-31")}}, today)) ==
        "2026-04-07");
  // A weekly letter that is dated by the month.
  const std::vector<DatedEdition> weekly = {{8, date("2026-01")}, {21, date("2026-04")}};
  CHECK(to_iso(next_date(weekly, today)) == "2026-04");
  CHECK(to_iso(next_date(weekly, date("2026-06-17"))) == "2026-06");
}

TEST_CASE("schedule: two editions of one day are no step") {
  CHECK(next({"2026-06-17", "2026-06-17"}) == "2026-06-24");
}

}  // namespace
}  // namespace tokensite
