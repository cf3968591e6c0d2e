#include "search/selection.hpp"

#include <algorithm>

namespace tokensite {
namespace {

Facet facet_of(FilterKind kind) {
  switch (kind) {
    case FilterKind::section:
      return Facet::section;
    case FilterKind::host:
      return Facet::host;
    case FilterKind::year:
      return Facet::year;
    case FilterKind::tag:
    case FilterKind::edition:
      break;
  }
  return Facet::tag;
}

}  // namespace

void Selection::choose(Values& values, std::size_t count,
                       const std::vector<std::uint32_t>& chosen) {
  if (!values) values.emplace(count);
  for (const std::uint32_t value : chosen) (*values)[value] = true;
}

Selection::Selection(const SearchCatalog& catalog,
                     const std::array<std::vector<std::uint32_t>, facet_count>& chosen,
                     std::span<const Filter> filters)
    : catalog_(catalog) {
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto facet = static_cast<Facet>(i);
    if (!chosen[i].empty()) choose(chosen_[i], catalog.value_count(facet), chosen[i]);
  }
  for (const Filter& filter : filters) {
    if (filter.kind == FilterKind::edition) {
      choose(filter.is_excluded ? excluded_editions_ : editions_, catalog.archive.editions.size(),
             catalog.editions_called(filter.value));
      continue;
    }
    const Facet facet = facet_of(filter.kind);
    const auto i = static_cast<std::size_t>(facet);
    choose(filter.is_excluded ? excluded_[i] : chosen_[i], catalog.value_count(facet),
           catalog.values_called(facet, filter.value));
  }
}

bool Selection::allows(ItemIndex item) const {
  const std::uint32_t edition = catalog_.archive.items[item].edition;
  if (editions_ && !(*editions_)[edition]) return false;
  if (excluded_editions_ && (*excluded_editions_)[edition]) return false;
  for (std::size_t i = 0; i < facet_count; ++i) {
    if (excluded_[i] && has_any(item, static_cast<Facet>(i), *excluded_[i])) return false;
  }
  return true;
}

std::vector<Facet> Selection::misses(ItemIndex item) const {
  std::vector<Facet> missed;
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto facet = static_cast<Facet>(i);
    if (chosen_[i] && !has_any(item, facet, *chosen_[i])) missed.push_back(facet);
  }
  return missed;
}

bool Selection::has_any(ItemIndex item, Facet facet, const std::vector<bool>& values) const {
  return std::ranges::any_of(catalog_.values_of(item, facet),
                             [&](std::uint32_t value) { return values[value]; });
}

}  // namespace tokensite
