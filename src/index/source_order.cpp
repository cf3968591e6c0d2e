#include "index/source_order.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace tokensite {

std::span<const std::size_t> SourceOrder::get() const {
  return sorted_.get([&] {
    std::vector<std::size_t> order(archive_.sources.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return archive_.sources[i].items.size(); });
    return order;
  });
}

}  // namespace tokensite
