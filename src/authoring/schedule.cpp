#include "authoring/schedule.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace tokensite {
namespace {

constexpr std::size_t remembered = 9;  ///< editions; what was long ago says little
constexpr int week = 7;

int month_number(const Date& date) { return date.year * 12 + date.month - 1; }

Date month_of_number(int number, int day) {
  return {.year = number / 12, .month = number % 12 + 1, .day = day};
}

Date days_later(const Date& date, int days) {
  const std::chrono::sys_days day = std::chrono::year(date.year) / date.month / date.day;
  const std::chrono::year_month_day later(day + std::chrono::days(days));
  return {.year = static_cast<int>(later.year()),
          .month = static_cast<int>(static_cast<unsigned>(later.month())),
          .day = static_cast<int>(static_cast<unsigned>(later.day()))};
}

/// The lower one of the two in the middle; none of nothing.
std::optional<int> median(std::vector<int> numbers) {
  if (numbers.empty()) return std::nullopt;
  std::ranges::sort(numbers);
  return numbers[(numbers.size() - 1) / 2];
}

template <class Distance>
std::vector<int> steps_between(const std::vector<Date>& dates, const Distance& distance) {
  std::vector<int> steps;
  for (std::size_t i = 1; i < dates.size(); ++i) {
    const int step = distance(dates[i - 1], dates[i]);
    if (step > 0) steps.push_back(step);
  }
  return steps;
}

std::vector<int> months_between(const std::vector<Date>& dates) {
  return steps_between(
      dates, [](const Date& a, const Date& b) { return month_number(b) - month_number(a); });
}

/// The month some steps after `from`, not before that of `today`.
int next_month(int from, int step, const Date& today) {
  int month = from + step;
  while (month < month_number(today)) month += step;
  return month;
}

/// The 31st isn't in every month.
Date last_valid(Date date) {
  while (!parse_date(to_iso(date))) --date.day;
  return date;
}

bool fall_on_one_day_of_the_month(const std::vector<Date>& dates) {
  const auto is_like_first = [&](const Date& date) { return date.day == dates.front().day; };
  return dates.size() >= 3 && std::ranges::all_of(dates, is_like_first) &&
         months_between(dates).size() == dates.size() - 1;
}

}  // namespace

Date next_date(const std::vector<Date>& dates, const Date& today) {
  if (dates.empty()) return today;
  const std::size_t skipped = dates.size() - std::min(dates.size(), remembered);
  const std::vector<Date> latest(dates.begin() + static_cast<std::ptrdiff_t>(skipped), dates.end());
  const Date& last = latest.back();
  if (last.day == 0) {
    const int step = median(months_between(latest)).value_or(1);
    return month_of_number(next_month(month_number(last), step, today), 0);
  }
  std::vector<Date> days;  // since the last month alone
  for (const Date& date : latest) {
    if (date.day == 0) days.clear();
    if (date.day != 0) days.push_back(date);
  }
  if (fall_on_one_day_of_the_month(days)) {
    const int step = *median(months_between(days));
    int month = next_month(month_number(last), step, today);
    while (last_valid(month_of_number(month, last.day)) < today) month += step;
    return last_valid(month_of_number(month, last.day));
  }
  int step = median(steps_between(days, days_between)).value_or(week);
  if (step >= week / 2 + 1) step = std::max(1, (step + week / 2) / week) * week;
  const int late = days_between(last, today);
  const int steps = std::max(1, (late + step - 1) / step);
  return days_later(last, steps * step);
}

}  // namespace tokensite
