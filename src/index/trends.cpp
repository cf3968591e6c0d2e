#include "index/trends.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace tokensite {
namespace {

constexpr int most_months = 24;
constexpr int most_quarters = 32;
constexpr int most_years = 40;

/// Months since the year 0.
int month_of(const Edition& edition) { return edition.date.year * 12 + edition.date.month - 1; }

int floor_to(int month, int step) { return month - month % step; }

/// How long a period is, if the archive is `months` long.
int period_length(int months) {
  if (months <= most_months) return 1;
  if (months <= most_quarters * 3) return 3;
  const int years = (months + 11) / 12 + 1;  // its first and its last may be cut
  return 12 * ((years + most_years - 1) / most_years);
}

/// The periods, and which of them a month belongs to.
struct Calendar {
  int begin = 0;
  int length = 1;
  std::vector<Period> periods;
  std::size_t period_of(int month) const {
    return static_cast<std::size_t>((month - begin) / length);
  }
};

Calendar calendar_of(const std::vector<Edition>& editions) {
  Calendar calendar;
  if (editions.empty()) return calendar;
  const auto [first, last] = std::ranges::minmax_element(editions, {}, month_of);
  const int end = month_of(*last);
  calendar.length = period_length(end - month_of(*first) + 1);
  calendar.begin = floor_to(month_of(*first), std::min(calendar.length, 12));
  for (int month = calendar.begin; month <= end; month += calendar.length) {
    calendar.periods.push_back(
        {.year = month / 12, .month = month % 12 + 1, .months = calendar.length});
  }
  return calendar;
}

std::vector<FavouriteSource> favourites_of(const Archive& archive,
                                           const std::vector<ItemIndex>& items) {
  std::map<std::size_t, std::size_t> counts;
  for (const ItemIndex i : items) {
    if (archive.items[i].source) ++counts[*archive.items[i].source];
  }
  std::vector<FavouriteSource> favourites;
  for (const auto& [source, count] : counts) {
    favourites.push_back({.source = source, .items = count});
  }
  std::ranges::stable_sort(favourites, std::greater(), &FavouriteSource::items);
  favourites.resize(std::min(favourites.size(), most_favourite_sources));
  return favourites;
}

}  // namespace

std::vector<std::size_t> most_frequent_tags(const Archive& archive, std::size_t most) {
  std::vector<std::size_t> tags(archive.tags.size());
  std::iota(tags.begin(), tags.end(), std::size_t{0});
  std::ranges::stable_sort(tags, std::greater(),
                           [&](std::size_t tag) { return archive.tags[tag].items.size(); });
  tags.resize(std::min(tags.size(), most));
  return tags;
}

Trends trends_of(const Archive& archive) {
  Trends trends;
  Calendar calendar = calendar_of(archive.editions);
  for (const std::size_t tag : most_frequent_tags(archive, most_trends)) {
    TagTrend trend{.tag = tag, .counts = {}};
    trend.counts.resize(calendar.periods.size());
    for (const ItemIndex item : archive.tags[tag].items) {
      ++trend.counts[calendar.period_of(month_of(archive.edition_of(archive.items[item])))];
    }
    trends.tags.push_back(std::move(trend));
  }
  for (const std::vector<ItemIndex>& section : archive.sections) {
    trends.favourites.push_back(favourites_of(archive, section));
  }
  trends.periods = std::move(calendar.periods);
  return trends;
}

}  // namespace tokensite
