// The feeds of a site, and where they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "render/site.hpp"

namespace tokensite {

enum class FeedScope : std::uint8_t { site, section, tag, changes };
enum class FeedFormat : std::uint8_t { rss, atom, json };

struct FeedSpec {
  FeedScope scope = FeedScope::site;
  FeedFormat format = FeedFormat::rss;
  std::size_t subject = 0;  ///< index into Config::sections or Archive::tags
};

/// All feeds: three formats for the site, RSS for each section and tag, and for changes if they
/// have a page.
std::vector<FeedSpec> all_feeds(const Site& site);

/// Relative to the site's root: "feed.xml", "tags/rag/feed.xml".
std::string feed_address(const Site& site, const FeedSpec& feed);

/// "The Tokenizer", "The Tokenizer: Papers".
std::string feed_title(const Site& site, const FeedSpec& feed);

/// "application/rss+xml", …
std::string_view media_type(FeedFormat format);

}  // namespace tokensite
