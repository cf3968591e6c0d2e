#include "commands/found_items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "commands/site_folder.hpp"
#include "diagnostics/report_words.hpp"
#include "index/addresses.hpp"
#include "support/json.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

std::string_view name_of(Strictness strictness) {
  switch (strictness) {
    case Strictness::all_words:
      break;
    case Strictness::similar_words:
      return "similar-words";
    case Strictness::some_words:
      return "some-words";
  }
  return "all-words";
}

void write_item(JsonWriter& json, const Site& site, const Item& item, std::uint64_t score) {
  json.begin_object()
      .member("id", fmt::format("{}/{}", site.archive.edition_of(item).number, item.slug))
      .member("title", item.title.text)
      .member_if("url", item.url.text)
      .member("permalink", site.absolute_url(item_address(site.archive, item)))
      .member("section", site.config.sections[item.section].id)
      .member("edition", site.archive.edition_of(item).number)
      .member("date", to_iso(site.archive.edition_of(item).date));
  json.key("tags").begin_array();
  for (const std::uint32_t tag : item.tag_entries) json.text(site.archive.tags[tag].id);
  json.end_array()
      .member("file", item.path)
      .member("score", static_cast<std::int64_t>(score))
      .end_object();
}

void write_counts(JsonWriter& json, const SearchCatalog& catalog, const SearchResults& results) {
  const auto write = [&](std::string_view name, Facet facet, const auto& name_of_value) {
    json.key(name).begin_object();
    const std::vector<std::uint32_t>& counts = results.counts[static_cast<std::size_t>(facet)];
    for (std::size_t value = 0; value < counts.size(); ++value) {
      if (counts[value] > 0) json.member(name_of_value(value), std::int64_t{counts[value]});
    }
    json.end_object();
  };
  json.key("facets").begin_object();
  write("section", Facet::section,
        [&](std::size_t value) { return catalog.config.sections[value].id; });
  write("tag", Facet::tag, [&](std::size_t value) { return catalog.archive.tags[value].id; });
  write("year", Facet::year,
        [&](std::size_t value) { return fmt::format("{}", catalog.years[value]); });
  write("host", Facet::host, [&](std::size_t value) { return catalog.hosts[value]; });
  json.end_object();
}

}  // namespace

std::string found_items_text(const Site& site, const Query& query, const SearchResults& results,
                             std::size_t limit) {
  if (query.is_wordless) return "There are no words in this to look for.\n";
  std::string text;
  const std::size_t shown = std::min(limit, results.items.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Item& item = site.archive.items[results.items[i].item];
    const Edition& edition = site.archive.edition_of(item);
    text += fmt::format("{}\n  #{} {} {}\n  {}\n", printable(item.title.text), edition.number,
                        printable(site.config.sections[item.section].title), to_iso(edition.date),
                        item.url.text.empty() ? printable(item.no_url) : printable(item.url.text));
    const std::string summary = site.summary(item);
    if (!summary.empty()) text += fmt::format("  {}\n", printable(summary));
    text += '\n';
  }
  if (results.strictness == Strictness::similar_words && !results.items.empty()) {
    text += "Nothing has these very words; this is the nearest.\n";
  } else if (results.strictness == Strictness::some_words && !results.items.empty()) {
    text += "Nothing has all of these words; this has some.\n";
  }
  if (results.items.empty()) return "Nothing found.\n";
  text += counted(results.items.size(), "item");
  if (shown < results.items.size()) text += fmt::format(", of which the first {}", shown);
  return text + "\n";
}

std::string found_items_json(const Site& site, const SearchCatalog& catalog,
                             const SearchResults& results, std::size_t limit) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object()
      .member("strictness", name_of(results.strictness))
      .member("count", static_cast<std::int64_t>(results.items.size()));
  json.key("items").begin_array();
  for (std::size_t i = 0; i < std::min(limit, results.items.size()); ++i) {
    const FoundItem& found = results.items[i];
    write_item(json, site, site.archive.items[found.item], found.score);
  }
  json.end_array();
  write_counts(json, catalog, results);
  return json.end_object().take() + "\n";
}

}  // namespace tokensite
