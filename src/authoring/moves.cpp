#include "authoring/moves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "authoring/source_files.hpp"

namespace tokensite {
namespace {

std::string path_of(const PlacedEdition& edition, const Section& section, std::size_t position,
                    const std::string& slug) {
  return fmt::format("{}/{}/{}", edition.folder, section.id,
                     item_file_name(static_cast<int>(position), slug));
}

/// Adds what it takes for `items` to stand in this order in a section.
void add_renames(std::vector<Rename>& renames, const std::vector<PlacedItem>& items,
                 const PlacedEdition& edition, const Section& section) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string to = path_of(edition, section, i + 1, items[i].slug);
    // "01-x.md" has the position 1 as well.
    const bool stays =
        items[i].path == to || (items[i].position == static_cast<int>(i) + 1 &&
                                items[i].path.starts_with(edition.folder + "/" + section.id + "/"));
    if (!stays) renames.push_back({.from = items[i].path, .to = std::move(to)});
  }
}

}  // namespace

std::vector<PlacedItem> PlacedEdition::items_of(std::size_t section) const {
  std::vector<PlacedItem> found;
  std::ranges::copy_if(items, std::back_inserter(found),
                       [&](const PlacedItem& item) { return item.section == section; });
  return found;
}

std::vector<PlacedEdition> placed_editions(const Inventory& inventory, const Sources& sources) {
  std::vector<PlacedEdition> editions;
  for (const EditionFolder& folder : inventory.editions) {
    PlacedEdition edition{.folder = folder.path, .number = folder.number, .items = {}};
    for (const ItemFile& item : folder.items) {
      edition.items.push_back({.path = sources.path(item.file.id),
                               .position = item.position,
                               .slug = item.slug,
                               .section = item.section});
    }
    std::ranges::sort(edition.items, {}, [](const PlacedItem& item) {
      return std::tuple(item.section, item.position, std::string_view(item.path));
    });
    editions.push_back(std::move(edition));
  }
  std::ranges::stable_sort(editions, {}, &PlacedEdition::number);
  return editions;
}

Result<std::vector<Rename>> move_item(const std::vector<PlacedEdition>& editions,
                                      const Config& config, ItemPlace place, const Target& target) {
  const PlacedEdition& source = editions[place.edition];
  const PlacedEdition& edition = editions[target.edition];
  const PlacedItem& item = source.items[place.item];
  const bool is_other_edition = place.edition != target.edition;
  if (is_other_edition) {
    const auto same = std::ranges::find(edition.items, item.slug, &PlacedItem::slug);
    if (same != edition.items.end()) {
      return Error{fmt::format("edition {} has an item `{}` already, {}; rename one of the two",
                               edition.number, item.slug, same->path)};
    }
  }
  const Section& section = config.sections[target.section];
  std::vector<PlacedItem> around = edition.items_of(target.section);
  std::erase_if(around, [&](const PlacedItem& each) { return each.path == item.path; });
  const auto most = static_cast<int>(around.size()) + 1;
  const int position = target.position.value_or(most);
  if (position > most) {
    return Error{fmt::format("{} of edition {} ends at position {}; there is no {}", section.id,
                             edition.number, most, position)};
  }
  around.insert(around.begin() + (position - 1), item);
  std::vector<Rename> renames;
  add_renames(renames, around, edition, section);
  if (is_other_edition || item.section != target.section) {
    std::vector<PlacedItem> left = source.items_of(item.section);
    std::erase_if(left, [&](const PlacedItem& each) { return each.path == item.path; });
    add_renames(renames, left, source, config.sections[item.section]);
  }
  return renames;
}

std::vector<Rename> close_gap(const PlacedEdition& edition, const Config& config,
                              std::size_t item) {
  const std::uint32_t section = edition.items[item].section;
  std::vector<PlacedItem> left = edition.items_of(section);
  std::erase_if(left,
                [&](const PlacedItem& each) { return each.path == edition.items[item].path; });
  std::vector<Rename> renames;
  add_renames(renames, left, edition, config.sections[section]);
  return renames;
}

std::vector<Rename> renumber(const PlacedEdition& edition, const Config& config) {
  std::vector<Rename> renames;
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    add_renames(renames, edition.items_of(s), edition, config.sections[s]);
  }
  return renames;
}

}  // namespace tokensite
