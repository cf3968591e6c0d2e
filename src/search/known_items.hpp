// Which items of an archive a kept index knows, and still knows rightly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/kept_index.hpp"

namespace tokensite {

inline constexpr ItemIndex no_item = 0xFFFFFFFF;

class KnownItems {
 public:
  /// Of `count` items, none is known as yet. Null: nothing is kept.
  KnownItems(const KeptIndex* kept, std::size_t count);

  /// Finds the items that read as kept ones do, wherever these stood, and gives them their lengths.
  void find(const std::vector<IndexedItem>& items, std::vector<PerField>& lengths);

  /// Forgets those whose words weigh otherwise now, and returns them.
  std::vector<ItemIndex> drop_changed(const std::vector<PerField>& norms);

  /// Ascending.
  std::vector<ItemIndex> unknown() const;

  /// Per kept item, its index in the archive, or `no_item`.
  std::vector<ItemIndex> now() const;

 private:
  const KeptIndex* kept_;
  std::vector<ItemIndex> places_;  ///< per item of the archive, its index in `kept_`, or `no_item`
};

}  // namespace tokensite
