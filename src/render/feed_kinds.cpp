#include "render/feed_kinds.hpp"

#include <fmt/format.h>

#include "index/addresses.hpp"

namespace tokensite {

std::vector<FeedSpec> all_feeds(const Site& site) {
  std::vector<FeedSpec> feeds;
  for (const FeedFormat format : {FeedFormat::rss, FeedFormat::atom, FeedFormat::json}) {
    feeds.push_back({.scope = FeedScope::site, .format = format});
  }
  for (std::size_t i = 0; i < site.config.sections.size(); ++i) {
    feeds.push_back({.scope = FeedScope::section, .format = FeedFormat::rss, .subject = i});
  }
  for (std::size_t i = 0; i < site.archive.tags.size(); ++i) {
    feeds.push_back({.scope = FeedScope::tag, .format = FeedFormat::rss, .subject = i});
  }
  if (site.has_changes_page)
    feeds.push_back({.scope = FeedScope::changes, .format = FeedFormat::rss});
  return feeds;
}

std::string feed_address(const Site& site, const FeedSpec& feed) {
  switch (feed.scope) {
    case FeedScope::site:
      break;
    case FeedScope::section:
      return section_address(site.config.sections[feed.subject]) + "feed.xml";
    case FeedScope::tag:
      return tag_address(site.archive.tags[feed.subject].id) + "feed.xml";
    case FeedScope::changes:
      return std::string(changes_address) + "feed.xml";
  }
  switch (feed.format) {
    case FeedFormat::rss:
      return "feed.xml";
    case FeedFormat::atom:
      return "atom.xml";
    case FeedFormat::json:
      return "feed.json";
  }
  return {};
}

std::string feed_title(const Site& site, const FeedSpec& feed) {
  const std::string& name = site.config.title;
  switch (feed.scope) {
    case FeedScope::site:
      return site.theme.words("site_feed", {{"site", name}});
    case FeedScope::section:
      return site.theme.words(
          "section_feed", {{"site", name}, {"section", site.config.sections[feed.subject].title}});
    case FeedScope::tag:
      return site.theme.words("tag_feed",
                              {{"site", name}, {"tag", site.archive.tags[feed.subject].title}});
    case FeedScope::changes:
      return site.theme.words("changes_feed", {{"site", name}});
  }
  return {};
}

std::string_view media_type(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss:
      return "application/rss+xml";
    case FeedFormat::atom:
      return "application/atom+xml";
    case FeedFormat::json:
      return "application/feed+json";
  }
  return {};
}

}  // namespace tokensite
