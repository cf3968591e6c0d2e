// What items are filtered by: section, tag, year, host; and the edition they stand in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/archive.hpp"
#include "model/config.hpp"
#include "search/query.hpp"

namespace tokensite {

enum class Facet : std::uint8_t { section, tag, year, host };
inline constexpr std::size_t facet_count = 4;

/// A value of a facet is an index: of a section in the config, of a tag in the archive, of a host
/// or a year in the catalog.
struct SearchCatalog {
  SearchCatalog(const Config& of_config, const Archive& of_archive);

  /// The values of an item, in the order of the facet.
  std::vector<std::uint32_t> values_of(ItemIndex item, Facet facet) const;
  std::size_t value_count(Facet facet) const;

  /// The values that a filter or an argument names; none: nothing is called so. `name` is folded.
  std::vector<std::uint32_t> values_called(Facet facet, std::string_view name) const;
  /// The editions, as indices into the archive's: "32", or "30..32".
  std::vector<std::uint32_t> editions_called(std::string_view name) const;

  const Config& config;
  const Archive& archive;
  std::vector<std::string> hosts;           ///< those with the most items first, then by name
  std::vector<int> years;                   ///< newest first
  std::vector<std::uint32_t> host_of_item;  ///< index into hosts, or no_host
  std::vector<std::uint32_t> year_of_edition;
};

inline constexpr std::uint32_t no_host = 0xFFFFFFFF;

}  // namespace tokensite
