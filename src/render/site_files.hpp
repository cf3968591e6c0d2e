// The small files that browsers, crawlers and hosts look for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/pages.hpp"

namespace tokensite {

/// A site map (sitemaps.org, protocol 0.9): of these pages all but 404.html. Where the history is
/// known, with the day of the last change of editions, items and free pages, and of the home page,
/// which has that of the edition that changed last. Lists have none: what goes from them changes
/// them, and the history doesn't tell of that.
std::string sitemap_xml(const Site& site, std::span<const PageSpec> pages);
Fingerprint sitemap_fingerprint(const Site& site, std::span<const PageSpec> pages);

/// The protocol allows no more addresses in one file.
inline constexpr std::size_t most_pages_in_sitemap = 50'000;
/// "sitemap-1.xml", for parts from 0; sitemap.xml is then an index of them.
std::string sitemap_part_name(std::size_t part);
std::string sitemap_index_xml(const Site& site, std::size_t parts);
std::string robots_txt(const Site& site);
/// opensearch.xml (OpenSearch 1.1): lets a browser search the site from its address bar.
std::string opensearch_xml(const Site& site);
/// A page at an old address that leads to `address`.
std::string redirect_html(const Site& site, std::string_view address);

}  // namespace tokensite
