#include "search/facet_files.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/packed_numbers.hpp"
#include "support/json.hpp"

namespace tokensite {
namespace {

/// Hosts with so many items at least, and so many of them at most, stand beside the tags.
constexpr std::size_t items_of_a_known_host = 2;
constexpr std::size_t most_known_hosts = 250;

/// Hosts are in order of their numbers of items: so many of the first are known ones.
std::size_t count_known_hosts(const SearchCatalog& catalog) {
  std::vector<std::size_t> counts(catalog.hosts.size());
  for (const std::uint32_t host : catalog.host_of_item) {
    if (host != no_host) ++counts[host];
  }
  const auto rare =
      std::ranges::find_if(counts, [](std::size_t count) { return count < items_of_a_known_host; });
  return std::min(most_known_hosts, static_cast<std::size_t>(rare - counts.begin()));
}

void write_hosts(JsonWriter& json, std::span<const std::string> hosts) {
  json.key("hosts").begin_array();
  for (const std::string& host : hosts) json.text(host);
  json.end_array();
}

std::string rare_hosts(const SearchCatalog& catalog, std::size_t known_hosts) {
  std::vector<std::string> items(catalog.hosts.size() - known_hosts);
  std::vector<ItemIndex> before(items.size());
  for (ItemIndex i = 0; i < catalog.host_of_item.size(); ++i) {
    const std::uint32_t host = catalog.host_of_item[i];
    if (host == no_host || host < known_hosts) continue;
    append_packed(items[host - known_hosts], i - std::exchange(before[host - known_hosts], i));
  }
  JsonWriter json;
  json.begin_object();
  write_hosts(json, std::span(catalog.hosts).subspan(known_hosts));
  json.key("items").begin_array();
  for (const std::string& packed : items) json.text(packed);
  return json.end_array().end_object().take();
}

void write_tags(JsonWriter& json, const SearchCatalog& catalog) {
  json.key("tags").begin_array();
  for (const TagEntry& tag : catalog.archive.tags) {
    json.begin_array().text(tag.id).text(tag.title);
    if (const VocabularyTag* known = find_tag(catalog.config, tag.id)) {
      for (const std::string& alias : known->aliases) json.text(alias);
    }
    json.end_array();
  }
  json.end_array();
}

std::string tags_and_hosts(const SearchCatalog& catalog, std::size_t known_hosts) {
  std::string tags;
  std::string hosts;
  for (ItemIndex i = 0; i < catalog.archive.items.size(); ++i) {
    const Item& item = catalog.archive.items[i];
    append_packed(tags, static_cast<std::uint32_t>(item.tag_entries.size()));
    for (const std::uint32_t tag : item.tag_entries) append_packed(tags, tag);
    const std::uint32_t host = catalog.host_of_item[i];
    append_packed(hosts, host < known_hosts ? host + 1 : 0);
  }
  JsonWriter json;
  json.begin_object();
  write_tags(json, catalog);
  json.member("item_tags", tags);
  write_hosts(json, std::span(catalog.hosts).first(known_hosts));
  return json.member("item_hosts", hosts).end_object().take();
}

}  // namespace

FacetFiles make_facet_files(const SearchCatalog& catalog) {
  const std::size_t known_hosts = count_known_hosts(catalog);
  return {.facets = VersionedFile(tags_and_hosts(catalog, known_hosts)),
          .rare_hosts = VersionedFile(rare_hosts(catalog, known_hosts))};
}

}  // namespace tokensite
