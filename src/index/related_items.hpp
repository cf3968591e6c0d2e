// "More like this": which items share tags with an item.
#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

#include "index/archive.hpp"

namespace tokensite {

/// How many are found for an item, at most.
inline constexpr std::size_t most_related = 5;

/// Finds an item's when they are first asked for; safe to use from many threads. The archive is
/// indexed, and outlives it.
class RelatedItems {
 public:
  explicit RelatedItems(const Archive& archive) : archive_(archive), found_(archive.items.size()) {}

  /// The items that share most tags with this one, among the nearest of each tag: nearer editions
  /// first among equals, the newer of two that are as near.
  std::span<const ItemIndex> of(ItemIndex item) const;

 private:
  struct Found {
    std::once_flag once;
    std::vector<ItemIndex> items;
  };
  const Archive& archive_;
  mutable std::vector<Found> found_;
};

}  // namespace tokensite
