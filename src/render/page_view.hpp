// One page as its template sees it.
#pragma once

#include <string>

#include "render/page_parts.hpp"
#include "render/views.hpp"

namespace tokensite {

/// Builds the page's view, renders it, and forgets it.
std::string render_page_view(const Site& site, const SiteViews& views, const PageSpec& page,
                             const PageParts& parts);

}  // namespace tokensite
