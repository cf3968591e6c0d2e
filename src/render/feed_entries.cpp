#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "index/addresses.hpp"
#include "render/changes_view.hpp"
#include "render/feeds.hpp"
#include "render/history_fingerprints.hpp"
#include "support/escape.hpp"

namespace tokensite {
namespace {

constexpr int minute = 60;
constexpr int noon = 12 * 3600;
constexpr int last_second = 24 * 3600 - 1;

/// Indices of the newest editions, newest first.
std::vector<std::size_t> newest_editions(const Archive& archive) {
  std::vector<std::size_t> editions;
  const std::size_t count = std::min(archive.editions.size(), most_editions_in_feed);
  for (std::size_t i = 0; i < count; ++i) editions.push_back(archive.editions.size() - 1 - i);
  return editions;
}

const std::vector<ItemIndex>& items_of(const Site& site, const FeedSpec& feed) {
  return feed.scope == FeedScope::section ? site.archive.sections[feed.subject]
                                          : site.archive.tags[feed.subject].items;
}

void append_anchor(std::string& html, std::string_view url, std::string_view text) {
  html += "<a href=\"";
  append_html_escaped(html, url);
  html += "\">";
  append_html_escaped(html, text);
  html += "</a>";
}

/// Further links of an item, as a paragraph; a link without an address is its label.
void append_further_links(std::string& html, const Item& item) {
  if (item.links.empty()) return;
  html += "<p>";
  for (std::size_t i = 0; i < item.links.size(); ++i) {
    const ItemLink& link = item.links[i];
    if (i > 0) html += " · ";
    if (link.url.text.empty()) {
      append_html_escaped(html, link.label);
    } else {
      append_anchor(html, link.url.text, link.label);
    }
  }
  html += "</p>\n";
}

void append_tldr(std::string& html, const Site& site, const Edition& edition) {
  if (edition.tldr.empty()) return;
  html += "<ul>\n";
  for (const Section& section : site.config.sections) {
    const std::string_view line = tldr_line(edition, section.id);
    if (line.empty()) continue;
    html += "<li><strong>";
    append_html_escaped(html, section.title);
    html += "</strong>: ";
    append_html_escaped(html, line);
    html += "</li>\n";
  }
  html += "</ul>\n";
}

std::string edition_content(const Site& site, const Edition& edition) {
  std::string html = html_at(edition.intro, {.prefix = site.config.base_url});
  append_tldr(html, site, edition);
  for (std::size_t s = 0; s < site.config.sections.size(); ++s) {
    const auto items = site.archive.items_of(edition, s);
    if (items.empty()) continue;
    const Section& section = site.config.sections[s];
    html += "<h2>";
    append_html_escaped(
        html, section.emoji.empty() ? section.title : section.emoji + " " + section.title);
    html += "</h2>\n";
    for (const Item& item : items) {
      html += "<h3>";
      if (item.url.text.empty()) {
        append_html_escaped(html, item.title.text);
      } else {
        append_anchor(html, item.url.text, item.title.text);
      }
      html += "</h3>\n";
      html += html_at(item.body, {.prefix = site.config.base_url, .top_heading = 4});
      append_further_links(html, item);
    }
  }
  return html;
}

std::string item_content(const Site& site, const Item& item) {
  std::string html = html_at(item.body, {.prefix = site.config.base_url, .top_heading = 4});
  if (!item.url.text.empty()) {
    html += "<p>";
    append_anchor(html, item.url.text, item.url.text);
    html += "</p>\n";
  }
  append_further_links(html, item);
  return html;
}

/// On the day of its latest correction; at a moment before noon by its number, so that editions
/// that were corrected together don't share it.
FeedMoment updated_moment(const Site& site, const Edition& edition, const FeedMoment& published) {
  const auto updated =
      site.history ? site.history->of(site.archive, edition).updated : std::nullopt;
  if (!updated || *updated <= published.day) return published;
  return {.day = *updated, .second_of_day = noon - 1 - edition.number % (noon - 1)};
}

FeedEntry edition_entry(const Site& site, std::size_t index) {
  const Edition& edition = site.archive.editions[index];
  const FeedMoment moment = edition_moment(site.archive, index);
  FeedEntry entry{.id = fmt::format("{}/editions/{}", site.config.feed_id, edition.number),
                  .title = edition.title,
                  .url = site.absolute_url(edition_address(edition)),
                  .summary = site.summary(edition),
                  .content = edition_content(site, edition),
                  .published = moment,
                  .updated = updated_moment(site, edition, moment)};
  if (!site.config.author_name.empty()) entry.authors = {site.config.author_name};
  return entry;
}

FeedEntry item_entry(const Site& site, ItemIndex index) {
  const Item& item = site.archive.items[index];
  const Edition& edition = site.archive.edition_of(item);
  const FeedMoment moment = item_moment(site.archive, item);
  FeedEntry entry{
      .id = fmt::format("{}/editions/{}/{}", site.config.feed_id, edition.number, item.slug),
      .title = item.title.text,
      .url = site.absolute_url(item_address(site.archive, item)),
      .external_url = item.url.text,
      .summary = site.summary(item),
      .content = item_content(site, item),
      .published = moment,
      .updated = moment};
  for (const std::uint32_t tag : item.tag_entries) {
    entry.tags.push_back(site.archive.tags[tag].title);
  }
  if (!site.config.author_name.empty()) entry.authors = {site.config.author_name};
  return entry;
}

/// The first change of a day counts as its last.
FeedMoment change_moment(std::span<const Change> changes, std::size_t index) {
  std::size_t place = 0;
  while (place < index && changes[index - place - 1].day == changes[index].day) ++place;
  return {.day = changes[index].day, .second_of_day = noon - static_cast<int>(place)};
}

std::string change_content(const Site& site, const Change& change) {
  const Archive& archive = site.archive;
  switch (change.subject) {
    case Change::Subject::edition:
      return edition_content(site, archive.editions[change.index]);
    case Change::Subject::item:
      return item_content(site, archive.items[change.index]);
    case Change::Subject::page:
      return html_at(archive.pages[change.index].body, {.prefix = site.config.base_url});
    case Change::Subject::many:
      break;
  }
  return "<p>" + html_escaped(title_of(site, change)) + "</p>\n";
}

FeedEntry change_entry(const Site& site, std::span<const Change> changes, std::size_t index) {
  const Change& change = changes[index];
  const bool is_added = change.kind == Change::Kind::added;
  const bool is_of_many = change.subject == Change::Subject::many;
  const std::string address = address_of(site, change);
  const FeedMoment moment = change_moment(changes, index);
  const std::string title = title_of(site, change);
  return {.id = fmt::format("{}/changes/{}/{}/{}", site.config.feed_id, to_iso(change.day),
                            is_added ? "added" : "corrected", is_of_many ? "many" : address),
          .title = site.theme.words(is_added ? "change.added_title" : "change.corrected_title",
                                    {{"title", title}}),
          .url = site.absolute_url(address),
          .external_url = {},
          .summary = {},
          .content = change_content(site, change),
          .published = moment,
          .updated = moment,
          .tags = {},
          .authors = change.editors};
}

std::vector<FeedEntry> change_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  const std::span<const Change> changes = site.history->recent_changes(site.archive);
  for (std::size_t i = 0; i < std::min(changes.size(), most_items_in_feed); ++i)
    entries.push_back(change_entry(site, changes, i));
  return entries;
}

}  // namespace

FeedMoment edition_moment(const Archive& archive, std::size_t index) {
  const Edition& edition = archive.editions[index];
  FeedMoment moment{.day = edition.date, .second_of_day = noon};
  if (moment.day.day != 0) return moment;
  moment.day.day = 1;
  moment.second_of_day += edition.number % 600 * minute;
  if (index == 0) return moment;
  const Date& before = archive.editions[index - 1].date;
  if (before.year != moment.day.year || before.month != moment.day.month) return moment;
  FeedMoment after = edition_moment(archive, index - 1);
  after.second_of_day = std::min(after.second_of_day + minute, last_second);
  return std::max(moment, after);
}

FeedMoment item_moment(const Archive& archive, const Item& item) {
  FeedMoment moment = edition_moment(archive, item.edition);
  const ItemIndex place = archive.index_of(item) - archive.edition_of(item).section_begin.front();
  moment.second_of_day -= 1 + static_cast<int>(place % (noon - 1));
  return moment;
}

std::string to_rfc3339(const FeedMoment& moment) {
  const int seconds = moment.second_of_day;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(moment.day), seconds / 3600, seconds / 60 % 60,
                     seconds % 60);
}

std::string to_rfc822(const FeedMoment& moment) {
  constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const int seconds = moment.second_of_day;
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days[weekday(moment.day)],
                     moment.day.day, months[moment.day.month - 1], moment.day.year, seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

std::vector<FeedEntry> feed_entries(const Site& site, const FeedSpec& feed) {
  std::vector<FeedEntry> entries;
  if (feed.scope == FeedScope::site) {
    for (const std::size_t index : newest_editions(site.archive)) {
      entries.push_back(edition_entry(site, index));
    }
    return entries;
  }
  if (feed.scope == FeedScope::changes) return change_entries(site);
  for (const ItemIndex index : items_of(site, feed)) {
    if (entries.size() == most_items_in_feed) break;
    entries.push_back(item_entry(site, index));
  }
  return entries;
}

Fingerprint feed_fingerprint(const Site& site, const FeedSpec& feed) {
  Hasher hasher;
  const auto add_moment = [&](const FeedMoment& moment) {
    for (const int part : {moment.day.year, moment.day.month, moment.day.day, moment.second_of_day})
      hasher.add(static_cast<std::uint64_t>(part));
  };
  hasher.add(site.fingerprint).add(feed_address(site, feed)).add(feed_title(site, feed));
  const auto add_item = [&](ItemIndex index) {
    const Item& item = site.archive.items[index];
    hasher.add(item.fingerprint);
    add_moment(item_moment(site.archive, item));
  };
  if (feed.scope == FeedScope::changes) {
    const std::span<const Change> all = site.history->recent_changes(site.archive);
    for (const Change& change : all.first(std::min(all.size(), most_items_in_feed))) {
      add_to(hasher, change, site.archive);
      if (change.subject != Change::Subject::edition) continue;
      for (const Item& item : site.archive.items_of(site.archive.editions[change.index]))
        hasher.add(item.fingerprint);
    }
    return hasher.finish();
  }
  if (feed.scope == FeedScope::site) {
    for (const std::size_t index : newest_editions(site.archive)) {
      const Edition& edition = site.archive.editions[index];
      hasher.add(edition.fingerprint);
      // RSS knows no updates.
      if (site.history && feed.format != FeedFormat::rss)
        add_to(hasher, site.history->of(site.archive, edition).updated);
      add_moment(edition_moment(site.archive, index));
      for (const Item& item : site.archive.items_of(edition)) hasher.add(item.fingerprint);
    }
    return hasher.finish();
  }
  const std::vector<ItemIndex>& items = items_of(site, feed);
  for (std::size_t i = 0; i < std::min(items.size(), most_items_in_feed); ++i) add_item(items[i]);
  return hasher.finish();
}

}  // namespace tokensite
