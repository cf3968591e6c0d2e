// Items that get other places: which files get which names. No disk, no links; values in, values
// out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/sources.hpp"
#include "model/config.hpp"
#include "parse/inventory.hpp"
#include "support/result.hpp"

namespace tokensite {

/// An item's file, by its name alone.
struct PlacedItem {
  std::string path;
  int position = 0;
  std::string slug;
  std::uint32_t section = 0;
};

/// An edition's folder with its items: by section, then position, then path.
struct PlacedEdition {
  std::string folder;  ///< "content/editions/0032-groq-on-endless-compute"
  int number = 0;
  std::vector<PlacedItem> items;

  std::vector<PlacedItem> items_of(std::size_t section) const;
};

/// By number.
std::vector<PlacedEdition> placed_editions(const Inventory& inventory, const Sources& sources);

struct Rename {
  std::string from;
  std::string to;
  friend bool operator==(const Rename&, const Rename&) = default;
};

/// Where an item is to go.
struct Target {
  std::size_t edition = 0;      ///< index into the editions
  std::size_t section = 0;      ///< index into `Config::sections`
  std::optional<int> position;  ///< none: behind the others
};

/// "papers", "papers:1", ":1" or "1" (a position), "33/papers:1", "33/" (an edition): what is left
/// out stays as it is for the item; without a position it goes behind the others. Fails with what
/// is wrong with it.
Result<Target> parse_target(std::string_view text, const std::vector<PlacedEdition>& editions,
                            const Config& config, std::size_t edition, std::size_t section);

/// An item, by the edition it is in and its index there.
struct ItemPlace {
  std::size_t edition = 0;
  std::size_t item = 0;
};

/// "content/editions/0032-x/papers/3-y.md" (any path that ends so), "32/y", or "y", if only one
/// edition has it. Fails with what is wrong with it.
Result<ItemPlace> find_item(std::string_view name, const std::vector<PlacedEdition>& editions);

/// The edition that has this number or folder.
Result<std::size_t> find_edition(std::string_view name, const std::vector<PlacedEdition>& editions);

/// The item at its new place, the items around it with the positions 1, 2, 3, … Fails if the place
/// isn't there or the slug is taken.
Result<std::vector<Rename>> move_item(const std::vector<PlacedEdition>& editions,
                                      const Config& config, ItemPlace item, const Target& target);

/// The item is to leave its edition; those behind it move up.
std::vector<Rename> close_gap(const PlacedEdition& edition, const Config& config, std::size_t item);

/// Positions 1, 2, 3, … in every section of the edition, in the order in which they are.
std::vector<Rename> renumber(const PlacedEdition& edition, const Config& config);

}  // namespace tokensite
