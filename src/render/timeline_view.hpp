// Editions as a timeline: years, in them months.
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

#include "render/views.hpp"

namespace tokensite {

/// Newest first: years with their `editions`, and with the same editions by `months`. `editions`
/// are indices, in the order in which they are to stand. What has no view yet gets one in `own`.
std::vector<const View*> make_timeline(const Site& site, const SiteViews& views,
                                       std::span<const std::size_t> editions,
                                       std::deque<View>& own);

}  // namespace tokensite
