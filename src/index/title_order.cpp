#include "index/title_order.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "index/title_letters.hpp"

namespace tokensite {

std::span<const ItemIndex> TitleOrder::of(std::size_t letter) const {
  return sorted_[letter].get([&] {
    std::vector<std::pair<std::string, ItemIndex>> keyed;
    keyed.reserve(archive_.letters[letter].items.size());
    for (const ItemIndex item : archive_.letters[letter].items) {
      keyed.emplace_back(title_sort_key(archive_.items[item].title.text), item);
    }
    std::ranges::sort(keyed);
    std::vector<ItemIndex> items;
    items.reserve(keyed.size());
    for (const auto& [_, item] : keyed) items.push_back(item);
    return items;
  });
}

}  // namespace tokensite
