// "More like this": which items share tags with an item.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "support/lazy.hpp"

namespace tokensite {

/// How many are found for an item, at most.
inline constexpr std::size_t most_related = 5;

/// Finds an item's when they are first asked for; safe to use from many threads. The archive is
/// indexed, and outlives it.
class RelatedItems {
 public:
  explicit RelatedItems(const Archive& archive);

  /// The items that share most tags with this one, among the nearest of each tag: nearer editions
  /// first among equals, the newer of two that are as near.
  std::span<const ItemIndex> of(ItemIndex item) const;

 private:
  std::vector<ItemIndex> find(ItemIndex item) const;

  const Archive& archive_;
  std::vector<std::uint32_t> editions_;  ///< per item: side by side, where items lie far apart
  std::vector<Lazy<std::vector<ItemIndex>>> found_;
};

}  // namespace tokensite
