// An edition with its sections and items, as pages and e-mails show it.
#pragma once

#include <deque>
#include <functional>

#include "render/site.hpp"
#include "render/view.hpp"

namespace tokensite {

using ItemViews = std::function<const View&(ItemIndex)>;

/// All that the edition's short view has, and more. `index` is its place in the archive. What it
/// refers to lives in `own` and behind `item`.
View make_full_edition_view(const Site& site, std::size_t index, const ItemViews& item,
                            std::deque<View>& own);

}  // namespace tokensite
