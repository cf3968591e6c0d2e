// Recent changes as templates see them, by day.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "index/recent_changes.hpp"
#include "render/views.hpp"

namespace tokensite {

/// Newest first: days with their `changes`. What has no view yet gets one in `own`.
std::vector<const View*> make_days(const Site& site, const SiteViews& views,
                                   std::span<const Change> changes, std::deque<View>& own);

/// "Ada, Bob"
std::string name_list(std::span<const std::string> names);

/// What a change is about: a title, or how many editions and items.
std::string title_of(const Site& site, const Change& change);

/// Where that stands, relative to the site's root; the page of changes for many.
std::string address_of(const Site& site, const Change& change);

}  // namespace tokensite
