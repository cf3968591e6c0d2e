// The small files that browsers, crawlers and hosts look for.
#pragma once

#include <string>
#include <vector>

#include "render/pages.hpp"

namespace tokensite {

/// sitemap.xml (sitemaps.org, protocol 0.9): every page but 404.html.
std::string sitemap_xml(const Site& site, const std::vector<PageSpec>& pages);
std::string robots_txt(const Site& site);
/// opensearch.xml (OpenSearch 1.1): lets a browser search the site from its address bar.
std::string opensearch_xml(const Site& site);
/// A page at an old address that leads to `address`.
std::string redirect_html(const Site& site, std::string_view address);

}  // namespace tokensite
