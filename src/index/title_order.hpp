// Items by title, for an index from A to Z.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "support/lazy.hpp"

namespace tokensite {

/// Sorts a letter's items when they are first asked for; safe to use from many threads. The archive
/// is indexed, and outlives it.
class TitleOrder {
 public:
  explicit TitleOrder(const Archive& archive)
      : archive_(archive), sorted_(archive.letters.size()) {}

  /// The items of `Archive::letters[letter]` by `title_sort_key`; of equal ones the older first.
  std::span<const ItemIndex> of(std::size_t letter) const;

 private:
  const Archive& archive_;
  std::vector<Lazy<std::vector<ItemIndex>>> sorted_;
};

}  // namespace tokensite
