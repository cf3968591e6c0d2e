// What facets and filters leave of the archive.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/catalog.hpp"
#include "search/query.hpp"

namespace tokensite {

class Selection {
 public:
  /// `chosen` has the values chosen of each facet, `filters` are those of the query: what both say
  /// of a facet adds up. The catalog outlives the selection.
  Selection(const SearchCatalog& catalog,
            const std::array<std::vector<std::uint32_t>, facet_count>& chosen,
            std::span<const Filter> filters);

  /// Whether editions and exclusions leave the item; facets apart.
  bool allows(ItemIndex item) const;

  /// The facets whose choice leaves the item out.
  std::vector<Facet> misses(ItemIndex item) const;

 private:
  /// A set of a facet's values; unset: any.
  using Values = std::optional<std::vector<bool>>;

  static void choose(Values& values, std::size_t count, const std::vector<std::uint32_t>& chosen);
  bool has_any(ItemIndex item, Facet facet, const std::vector<bool>& values) const;

  const SearchCatalog& catalog_;
  std::array<Values, facet_count> chosen_;
  std::array<Values, facet_count> excluded_;
  Values editions_;
  Values excluded_editions_;
};

}  // namespace tokensite
