#include "render/feeds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "index/addresses.hpp"
#include "render/xml.hpp"
#include "support/escape.hpp"
#include "support/json.hpp"
#include "support/program.hpp"

namespace tokensite {
namespace {

/// The page that a feed belongs to.
std::string home_of(const Site& site, const FeedSpec& feed) {
  switch (feed.scope) {
    case FeedScope::site:
      return "";
    case FeedScope::section:
      return section_address(site.config.sections[feed.subject]);
    case FeedScope::tag:
      return tag_address(site.archive.tags[feed.subject].id);
    case FeedScope::changes:
      return changes_address;
  }
  return "";
}

std::string description_of(const Site& site, const FeedSpec& feed) {
  return site.config.tagline.empty() ? feed_title(site, feed) : site.config.tagline;
}

/// Not the first entry's, if dates run backwards.
FeedMoment latest(const std::vector<FeedEntry>& entries, FeedMoment FeedEntry::*moment) {
  return std::invoke(moment, *std::ranges::max_element(entries, {}, moment));
}

std::string generator() { return fmt::format("tokensite {}", program_version()); }

class RssWriter {
 public:
  RssWriter(const Site& site, const FeedSpec& feed) : site_(site), feed_(feed) {}

  std::string write(const std::vector<FeedEntry>& entries) {
    xml_.begin("rss", {{"version", "2.0"},
                       {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                       {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
                       {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml_.begin("channel");
    xml_.element("title", feed_title(site_, feed_))
        .element("link", site_.absolute_url(home_of(site_, feed_)))
        .element("description", description_of(site_, feed_))
        .element("language", site_.config.language)
        .element("generator", generator())
        .element("docs", "https://www.rssboard.org/rss-specification")
        .empty("atom:link", {{"href", site_.absolute_url(feed_address(site_, feed_))},
                             {"rel", "self"},
                             {"type", media_type(FeedFormat::rss)}});
    if (!entries.empty())
      xml_.element("pubDate", to_rfc822(latest(entries, &FeedEntry::published)));
    for (const FeedEntry& entry : entries) write_item(entry);
    return xml_.end().end().take();
  }

 private:
  void write_item(const FeedEntry& entry) {
    xml_.begin("item");
    xml_.element("title", entry.title)
        .element("link", entry.url)
        .element("guid", entry.id, {{"isPermaLink", "false"}})
        .element("pubDate", to_rfc822(entry.published));
    for (const std::string& author : entry.authors) xml_.element("dc:creator", author);
    for (const std::string& tag : entry.tags) xml_.element("category", tag);
    xml_.element("description", entry.summary.empty() ? entry.title : entry.summary)
        .element("content:encoded", entry.content)
        .end();
  }

  const Site& site_;
  const FeedSpec& feed_;
  XmlWriter xml_;
};

std::string atom_feed(const Site& site, const FeedSpec& feed,
                      const std::vector<FeedEntry>& entries) {
  XmlWriter xml;
  xml.begin("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", site.config.language}});
  xml.element("id", site.config.feed_id).element("title", feed_title(site, feed));
  if (!site.config.tagline.empty()) xml.element("subtitle", site.config.tagline);
  xml.element("updated", entries.empty() ? "1970-01-01T00:00:00Z"
                                         : to_rfc3339(latest(entries, &FeedEntry::updated)))
      .empty("link", {{"rel", "self"},
                      {"type", media_type(FeedFormat::atom)},
                      {"href", site.absolute_url(feed_address(site, feed))}})
      .empty("link", {{"rel", "alternate"},
                      {"type", "text/html"},
                      {"href", site.absolute_url(home_of(site, feed))}})
      .element("generator", "tokensite", {{"version", program_version()}});
  xml.begin("author");
  xml.element("name",
              site.config.author_name.empty() ? site.config.title : site.config.author_name);
  xml.end();
  for (const FeedEntry& entry : entries) {
    xml.begin("entry");
    xml.element("id", entry.id)
        .element("title", entry.title)
        .empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", entry.url}})
        .element("published", to_rfc3339(entry.published))
        .element("updated", to_rfc3339(entry.updated));
    for (const std::string& tag : entry.tags) xml.empty("category", {{"term", tag}});
    if (!entry.summary.empty()) xml.element("summary", entry.summary);
    xml.element("content", entry.content, {{"type", "html"}}).end();
  }
  return xml.end().take();
}

void write_authors(JsonWriter& json, const std::vector<std::string>& authors) {
  if (authors.empty()) return;
  json.key("authors").begin_array();
  for (const std::string& author : authors) json.begin_object().member("name", author).end_object();
  json.end_array();
}

std::string json_feed(const Site& site, const FeedSpec& feed,
                      const std::vector<FeedEntry>& entries) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object()
      .member("version", "https://jsonfeed.org/version/1.1")
      .member("title", feed_title(site, feed))
      .member("home_page_url", site.absolute_url(home_of(site, feed)))
      .member("feed_url", site.absolute_url(feed_address(site, feed)))
      .member_if("description", site.config.tagline)
      .member("language", site.config.language);
  if (!site.config.author_name.empty()) write_authors(json, {site.config.author_name});
  json.key("items").begin_array();
  for (const FeedEntry& entry : entries) {
    json.begin_object()
        .member("id", entry.id)
        .member("url", entry.url)
        .member_if("external_url", entry.external_url)
        .member("title", entry.title)
        .member_if("summary", entry.summary)
        .member("content_html", entry.content)
        .member("date_published", to_rfc3339(entry.published));
    if (entry.updated != entry.published) json.member("date_modified", to_rfc3339(entry.updated));
    write_authors(json, entry.authors);
    if (!entry.tags.empty()) {
      json.key("tags").begin_array();
      for (const std::string& tag : entry.tags) json.text(tag);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace

std::string render_feed(const Site& site, const FeedSpec& feed) {
  const std::vector<FeedEntry> entries = feed_entries(site, feed);
  switch (feed.format) {
    case FeedFormat::rss:
      return RssWriter(site, feed).write(entries);
    case FeedFormat::atom:
      return atom_feed(site, feed, entries);
    case FeedFormat::json:
      return json_feed(site, feed, entries);
  }
  return {};
}

}  // namespace tokensite
