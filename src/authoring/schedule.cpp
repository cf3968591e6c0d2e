#include "authoring/schedule.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

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

using Editions = std::vector<DatedEdition>;

/// From one number to the next; those that go back are no rhythm.
template <class Distance>
std::optional<int> usual_step(const Editions& editions, const Distance& distance) {
  std::vector<int> steps;
  for (std::size_t i = 1; i < editions.size(); ++i) {
    const int numbers = editions[i].number - editions[i - 1].number;
    const int step = distance(editions[i - 1].date, editions[i].date);
    if (numbers > 0 && step > 0) steps.push_back((step + numbers / 2) / numbers);
  }
  return median(std::move(steps));
}

int months_between(const Date& from, const Date& to) {
  return month_number(to) - month_number(from);
}

/// The month some steps after `from`, not before that of `today`.
int next_month(int from, int step, const Date& today) {
  int month = from + step;
  while (month < month_number(today)) month += std::max(1, step);
  return month;
}

/// The 31st isn't in every month.
Date last_valid(Date date) {
  while (!parse_date(to_iso(date))) --date.day;
  return date;
}

bool fall_on_one_day_of_the_month(const Editions& editions) {
  const int day = editions.front().date.day;
  for (std::size_t i = 1; i < editions.size(); ++i) {
    const bool is_later_month = months_between(editions[i - 1].date, editions[i].date) > 0;
    if (editions[i].date.day != day || !is_later_month) return false;
  }
  return editions.size() >= 3 && usual_step(editions, months_between).value_or(0) > 0;
}

}  // namespace

Date next_date(const std::vector<DatedEdition>& editions, const Date& today) {
  if (editions.empty()) return today;
  const std::size_t skipped = editions.size() - std::min(editions.size(), remembered);
  const Editions latest(editions.begin() + static_cast<std::ptrdiff_t>(skipped), editions.end());
  const Date& last = latest.back().date;
  if (last.day == 0) {
    const int step = usual_step(latest, months_between).value_or(1);
    return month_of_number(next_month(month_number(last), step, today), 0);
  }
  Editions days;  // since the last month alone
  for (const DatedEdition& edition : latest) {
    if (edition.date.day == 0) days.clear();
    if (edition.date.day != 0) days.push_back(edition);
  }
  if (fall_on_one_day_of_the_month(days)) {
    const int step = *usual_step(days, months_between);
    int month = next_month(month_number(last), step, today);
    while (last_valid(month_of_number(month, last.day)) < today) month += step;
    return last_valid(month_of_number(month, last.day));
  }
  int step = std::max(1, usual_step(days, days_between).value_or(week));
  if (step > week / 2) step = std::max(1, (step + week / 2) / week) * week;
  const int late = days_between(last, today);
  const int steps = std::max(1, (late + step - 1) / step);
  return days_later(last, steps * step);
}

}  // namespace tokensite
