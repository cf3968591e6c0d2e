#include "search/catalog.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>
#include <optional>

#include "support/fold.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || !is_digits(digits)) return {};
  return value;
}

bool is_called(std::string_view written, std::string_view name) {
  return folded_for_search(written) == name;
}

bool is_one_called(const std::vector<std::string>& written, std::string_view name) {
  return std::ranges::any_of(written, [&](const std::string& one) { return is_called(one, name); });
}

}  // namespace

SearchCatalog::SearchCatalog(const Config& of_config, const Archive& of_archive)
    : config(of_config), archive(of_archive) {
  std::vector<std::uint32_t> order(archive.sources.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::uint32_t source) {
    return archive.sources[source].items.size();
  });
  std::vector<std::uint32_t> place(order.size());
  hosts.reserve(order.size());
  for (const std::uint32_t source : order) {
    place[source] = static_cast<std::uint32_t>(hosts.size());
    hosts.push_back(archive.sources[source].host);
  }
  host_of_item.reserve(archive.items.size());
  for (const Item& item : archive.items) {
    host_of_item.push_back(item.source ? place[*item.source] : no_host);
  }

  for (const Edition& edition : archive.editions) years.push_back(edition.date.year);
  std::ranges::sort(years, std::greater<>{});
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const Edition& edition : archive.editions) {
    year_of_edition.push_back(
        static_cast<std::uint32_t>(std::ranges::find(years, edition.date.year) - years.begin()));
  }
}

std::vector<std::uint32_t> SearchCatalog::values_of(ItemIndex index, Facet facet) const {
  const Item& item = archive.items[index];
  switch (facet) {
    case Facet::section:
      return {item.section};
    case Facet::tag:
      return item.tag_entries;
    case Facet::year:
      return {year_of_edition[item.edition]};
    case Facet::host:
      break;
  }
  const std::uint32_t host = host_of_item[index];
  return host == no_host ? std::vector<std::uint32_t>{} : std::vector{host};
}

std::size_t SearchCatalog::value_count(Facet facet) const {
  switch (facet) {
    case Facet::section:
      return config.sections.size();
    case Facet::tag:
      return archive.tags.size();
    case Facet::year:
      return years.size();
    case Facet::host:
      break;
  }
  return hosts.size();
}

std::vector<std::uint32_t> SearchCatalog::values_called(Facet facet, std::string_view name) const {
  const auto is_value_called = [&](std::size_t value) {
    switch (facet) {
      case Facet::section: {
        const Section& section = config.sections[value];
        return is_called(section.id, name) || is_called(section.title, name) ||
               is_one_called(section.aliases, name);
      }
      case Facet::tag: {
        const TagEntry& tag = archive.tags[value];
        if (is_called(tag.id, name) || is_called(tag.title, name)) return true;
        const VocabularyTag* known = find_tag(config, tag.id);
        return known != nullptr && is_one_called(known->aliases, name);
      }
      case Facet::year:
        return number_in(name) == years[value];
      case Facet::host:
        break;
    }
    // A host, or the domain that it belongs to.
    const std::string& host = hosts[value];
    return host == name || (host.size() > name.size() && host.ends_with(name) &&
                            host[host.size() - name.size() - 1] == '.');
  };
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < value_count(facet); ++value) {
    if (!name.empty() && is_value_called(value)) values.push_back(value);
  }
  return values;
}

std::vector<std::uint32_t> SearchCatalog::editions_called(std::string_view name) const {
  if (name.starts_with('#')) name.remove_prefix(1);
  const std::size_t dots = name.find("..");
  const std::optional<int> first = number_in(name.substr(0, dots));
  const std::optional<int> last = dots == name.npos ? first : number_in(name.substr(dots + 2));
  std::vector<std::uint32_t> editions;
  for (std::uint32_t i = 0; i < archive.editions.size(); ++i) {
    const int number = archive.editions[i].number;
    if (first && last && number >= *first && number <= *last) editions.push_back(i);
  }
  return editions;
}

}  // namespace tokensite
