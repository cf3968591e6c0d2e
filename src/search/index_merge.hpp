// An index put together from one that was kept and one of the items that this doesn't know.
#pragma once

#include <cstdint>
#include <span>

#include "search/known_items.hpp"
#include "search/search_index.hpp"

namespace tokensite {

/// `now`: per item of `kept`, its index in the archive, or `no_item`. `fresh` has none of these.
SearchIndex merged_index(const KeptIndex& kept, std::span<const ItemIndex> now,
                         const SearchIndex& fresh);

}  // namespace tokensite
