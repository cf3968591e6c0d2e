#include <fmt/format.h>

#include "index/addresses.hpp"
#include "render/copies.hpp"
#include "support/json.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// The day of the latest correction; empty if there is none.
std::string updated_day(const Site& site, const auto& document) {
  if (!site.history) return {};
  const std::optional<Date> updated = site.history->of(site.archive, document).updated;
  return updated ? to_iso(*updated) : std::string();
}

void write_edition_head(JsonWriter& json, const Site& site, const Edition& edition) {
  json.member("number", edition.number)
      .member("title", edition.title)
      .member_if("subtitle", edition.subtitle)
      .member("date", to_iso(edition.date))
      .member_if("updated", updated_day(site, edition))
      .member("url", site.absolute_url(edition_address(edition)))
      .member("json_url", site.absolute_url(fmt::format("api/editions/{}.json", edition.number)))
      .member("markdown_url", site.absolute_url(fmt::format("editions/{}.md", edition.number)))
      .member_if("canonical_url", edition.canonical_url)
      .member("item_count", static_cast<std::int64_t>(site.archive.items_of(edition).size()));
}

void write_item(JsonWriter& json, const Site& site, const Item& item) {
  json.begin_object()
      .member("id", item.slug)
      .member("section", site.config.sections[item.section].id)
      .member("position", item.number)
      .member("title", item.title.text)
      .member_if("url", item.url.text)
      .member_if("archive_url", archived_copy_of(site.archived_copies, item.url.text))
      .member_if("no_url", item.no_url)
      .member_if("host", display_host(item.url.text))
      .member("permalink", site.absolute_url(item_address(site.archive, item)));
  json.key("links").begin_array();
  for (const ItemLink& link : item.links) {
    json.begin_object()
        .member("label", link.label)
        .member_if("url", link.url.text)
        .member_if("archive_url", archived_copy_of(site.archived_copies, link.url.text))
        .member_if("no_url", link.no_url)
        .end_object();
  }
  json.end_array().key("tags").begin_array();
  for (const std::uint32_t tag : item.tag_entries) json.text(site.archive.tags[tag].id);
  json.end_array().key("authors").begin_array();
  for (const std::string& author : item.authors) json.text(author);
  json.end_array();
  if (item.published) json.member("published", to_iso(*item.published));
  json.member_if("updated", updated_day(site, item))
      .member_if("again", item.again.text)
      .member("content_html",
              html_at(item.body, {.prefix = site.config.base_url, .top_heading = 4}))
      .member("content_text", item.body.plain_text)
      .end_object();
}

}  // namespace

std::string editions_json(const Site& site) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object().member("title", site.config.title).member("url", site.config.base_url);
  json.key("sections").begin_array();
  for (const Section& section : site.config.sections) {
    json.begin_object()
        .member("id", section.id)
        .member("title", section.title)
        .member_if("emoji", section.emoji)
        .member("url", site.absolute_url(section_address(section)))
        .end_object();
  }
  json.end_array().key("editions").begin_array();
  for (auto edition = site.archive.editions.rbegin(); edition != site.archive.editions.rend();
       ++edition) {
    json.begin_object();
    write_edition_head(json, site, *edition);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string edition_json(const Site& site, const Edition& edition) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  write_edition_head(json, site, edition);
  json.key("tldr").begin_object();
  for (const auto& [section, line] : edition.tldr) json.member(section.text, line);
  json.end_object();
  json.member("intro_html", html_at(edition.intro, {.prefix = site.config.base_url}));
  json.key("items").begin_array();
  for (const Item& item : site.archive.items_of(edition)) write_item(json, site, item);
  json.end_array().end_object();
  return json.take() + "\n";
}

std::string tags_json(const Site& site) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object().key("tags").begin_array();
  for (const TagEntry& tag : site.archive.tags) {
    json.begin_object()
        .member("id", tag.id)
        .member("title", tag.title)
        .member("count", static_cast<std::int64_t>(tag.items.size()))
        .member("url", site.absolute_url(tag_address(tag.id)))
        .member("feed_url", site.absolute_url(tag_address(tag.id) + "feed.xml"))
        .end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

Fingerprint edition_copy_fingerprint(const Site& site, const Edition& edition) {
  Hasher hasher;
  hasher.add(site.fingerprint).add(edition.fingerprint);
  for (const Item& item : site.archive.items_of(edition)) hasher.add(item.fingerprint);
  return hasher.finish();
}

Fingerprint edition_json_fingerprint(const Site& site, const Edition& edition) {
  Hasher hasher;
  hasher.add(edition_copy_fingerprint(site, edition)).add(updated_day(site, edition));
  for (const Item& item : site.archive.items_of(edition)) hasher.add(updated_day(site, item));
  return hasher.finish();
}

Fingerprint editions_json_fingerprint(const Site& site) {
  Hasher hasher;
  hasher.add(archive_fingerprint(site));
  for (const Edition& edition : site.archive.editions) hasher.add(updated_day(site, edition));
  return hasher.finish();
}

Fingerprint archive_fingerprint(const Site& site) {
  Hasher hasher;
  hasher.add(site.fingerprint);
  for (const Edition& edition : site.archive.editions) hasher.add(edition.fingerprint);
  for (const TagEntry& tag : site.archive.tags) {
    hasher.add(tag.id).add(tag.title).add(tag.items.size());
  }
  return hasher.finish();
}

}  // namespace tokensite
