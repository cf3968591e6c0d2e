// Feeds: RSS 2.0 (by the RSS Advisory Board's profile, rssboard.org/rss-profile), Atom (RFC 4287)
// and JSON Feed 1.1 (jsonfeed.org/version/1.1).
//
// The site's feeds hold editions, those of sections and tags hold items, that of changes what was
// added or corrected. Everything is in full and
// every address absolute. Ids are made of `feed_id`, never of an address, so that a site that moves
// doesn't send its readers everything again.
#pragma once

#include <string>
#include <vector>

#include "render/feed_kinds.hpp"

namespace tokensite {

inline constexpr std::size_t most_editions_in_feed = 20;
inline constexpr std::size_t most_items_in_feed = 50;

/// The moment an edition counts as published. Only a day or a month is known. The hour is noon UTC,
/// which is the same day nearly everywhere. Where the month alone is known the day is its first,
/// with minutes by the edition's number; if the edition before it came later in that month, it is a
/// minute after that one. An item comes a second before the one above it. So no two entries of a
/// feed share a moment, and a moment depends only on what was published before.
struct FeedMoment {
  Date day;
  int second_of_day = 0;
  friend auto operator<=>(const FeedMoment&, const FeedMoment&) = default;
};
FeedMoment edition_moment(const Archive& archive, std::size_t edition);
FeedMoment item_moment(const Archive& archive, const Item& item);
std::string to_rfc3339(const FeedMoment& moment);
std::string to_rfc822(const FeedMoment& moment);

/// One entry, the same for all three formats.
struct FeedEntry {
  std::string id;
  std::string title;
  std::string url;           ///< our page
  std::string external_url;  ///< what an item recommends
  std::string summary;       ///< plain text
  std::string content;       ///< HTML, absolute addresses
  FeedMoment published;
  FeedMoment updated;  ///< the latest correction, or when it was published
  std::vector<std::string> tags;
  std::vector<std::string> authors;
};

std::vector<FeedEntry> feed_entries(const Site& site, const FeedSpec& feed);

Fingerprint feed_fingerprint(const Site& site, const FeedSpec& feed);
std::string render_feed(const Site& site, const FeedSpec& feed);

}  // namespace tokensite
