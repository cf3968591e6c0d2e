// Calendar dates, to the day or to the month: old editions are often known by their month alone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tokensite {

struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31; 0 where only the month is known
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2026-06-17" or "2026-06", and nothing else; days that the month doesn't have are refused.
std::optional<Date> parse_date(std::string_view text);

/// "2026-06-17" or "2026-06".
std::string to_iso(const Date& date);

/// The day it is where it is latest on Earth, in UTC+14: what is later than that is later
/// everywhere.
Date latest_today();

/// How many days `to` comes after `from`; negative if before. Both days are known.
int days_between(const Date& from, const Date& to);

/// The day in UTC, now.
Date utc_today();

/// 0 = Sunday, 6 = Saturday. `date.day` is known.
int weekday(const Date& date);

}  // namespace tokensite
