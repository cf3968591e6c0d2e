#include "support/date.hpp"

#include <chrono>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// The number that exactly `digits` characters from `at` spell, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int number = 0;
  for (const char c : text.substr(at, digits)) {
    if (!is_ascii_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::chrono::year_month_day to_chrono(const Date& date) {
  return std::chrono::year(date.year) / date.month / (date.day == 0 ? 1 : date.day);
}

Date utc_day(std::chrono::system_clock::time_point moment) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(moment));
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if ((text.size() != 10 && text.size() != 7) || text[4] != '-') return std::nullopt;
  Date date{.year = number_at(text, 0, 4), .month = number_at(text, 5, 2)};
  if (text.size() == 10) {
    date.day = number_at(text, 8, 2);
    if (text[7] != '-' || date.day < 1) return std::nullopt;
  }
  if (date.year < 1 || date.month < 1 || !to_chrono(date).ok()) return std::nullopt;
  return date;
}

std::string to_iso(const Date& date) {
  // Every page has several: digit by digit, that takes a tenth of the time of a format.
  std::string iso = "0000-00-00";
  const auto put = [&](std::size_t last, std::size_t digits, int number) {
    for (; digits > 0; --digits, --last, number /= 10) {
      iso[last] = static_cast<char>('0' + number % 10);
    }
  };
  put(3, 4, date.year);
  put(6, 2, date.month);
  put(9, 2, date.day);
  if (date.day == 0) iso.resize(7);
  return iso;
}

Date latest_today() { return utc_day(std::chrono::system_clock::now() + std::chrono::hours(14)); }

Date utc_today() { return utc_day(std::chrono::system_clock::now()); }

int days_between(const Date& from, const Date& to) {
  const auto days = std::chrono::sys_days(to_chrono(to)) - std::chrono::sys_days(to_chrono(from));
  return static_cast<int>(days.count());
}

int weekday(const Date& date) {
  const std::chrono::weekday day{std::chrono::sys_days(to_chrono(date))};
  return static_cast<int>(day.c_encoding());
}

}  // namespace tokensite
