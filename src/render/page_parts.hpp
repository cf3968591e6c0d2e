// Which parts of the archive a page shows: what its fingerprint covers and what its view is made of
// come from here, so that the two can't differ.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "index/archive_history.hpp"
#include "render/pages.hpp"

namespace tokensite {

struct PageParts {
  std::optional<std::size_t> edition;  ///< shown with its items
  std::vector<std::size_t> editions;   ///< listed without their items, in the page's order
  std::optional<ItemIndex> item;
  std::vector<ItemIndex> items;  ///< listed, in the page's order
  std::span<const ItemIndex> related;
  std::optional<ItemIndex> previous;
  std::optional<ItemIndex> next;
  std::optional<std::size_t> newer;  ///< editions
  std::optional<std::size_t> older;
  std::optional<std::size_t> first;  ///< editions: the earliest with an item of the list
  std::optional<std::size_t> last;   ///< and the latest
  std::span<const RelatedTag> related_tags;
  std::span<const std::size_t> sources;  ///< listed, each with its count
  std::optional<Past> past;  ///< of the edition, item or free page that it is about
  std::span<const Change> changes;
  const SourceEntry* source = nullptr;  ///< shown with its count
  const LetterEntry* letter = nullptr;  ///< shown with its count
  bool shows_letters = false;           ///< that there are
  bool shows_letter_counts = false;
  /// Whether `editions` are shown with their items.
  bool shows_items_of_editions = false;
  /// Whether something is shown of every edition and item of the archive.
  bool shows_archive = false;
  /// Whether counts of all sections and tags are shown.
  bool shows_counts = false;
};

PageParts parts_of(const Site& site, const Relations& relations, const PageSpec& page);

/// How many of a section's newest items the list of sections shows.
inline constexpr std::size_t latest_of_a_section = 3;

}  // namespace tokensite
