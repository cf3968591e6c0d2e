// The page of trends: pictures, and the numbers beneath them.
#pragma once

#include <deque>

#include "render/views.hpp"

namespace tokensite {

/// Sets `tag_trends`, `favourites` and `tag_spans` of the page's view. What they are made of gets
/// into `own`.
void set_trends(View& page, const Site& site, const SiteViews& views, std::deque<View>& own);

}  // namespace tokensite
