// What an archive has been about: its tags over time, and where its sections' links lead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/archive.hpp"

namespace tokensite {

inline constexpr std::size_t most_trends = 12;            ///< tags over time
inline constexpr std::size_t most_spans = 24;             ///< tags, from their first to their last
inline constexpr std::size_t most_favourite_sources = 5;  ///< of a section

/// A stretch of the calendar.
struct Period {
  int year = 0;    ///< of its first month
  int month = 0;   ///< 1 to 12
  int months = 0;  ///< how many: 1, 3, 12, or whole years
  friend bool operator==(const Period&, const Period&) = default;
};

struct TagTrend {
  std::size_t tag = 0;                ///< index into `Archive::tags`
  std::vector<std::uint32_t> counts;  ///< items, per period
};

struct FavouriteSource {
  std::size_t source = 0;  ///< index into `Archive::sources`
  std::size_t items = 0;   ///< of the section
  friend bool operator==(const FavouriteSource&, const FavouriteSource&) = default;
};

struct Trends {
  /// From the earliest edition's to the latest's, without gaps: months, quarters, years or several
  /// years, so that there are at most a few dozen. Empty in an empty archive.
  std::vector<Period> periods;
  std::vector<TagTrend> tags;  ///< those with most items first; of equals by title
  /// Per section of the config, those that most of its items link to first; of equals by host.
  std::vector<std::vector<FavouriteSource>> favourites;
};

Trends trends_of(const Archive& archive);

/// Indices of the `most` tags with most items; of equals by title.
std::vector<std::size_t> most_frequent_tags(const Archive& archive, std::size_t most);

}  // namespace tokensite
