// What a search has found, to read or to work on.
#pragma once

#include <cstddef>
#include <string>

#include "render/site.hpp"
#include "search/searcher.hpp"

namespace tokensite {

/// The first `limit` items, with a last line that counts them all; or why there are none.
std::string found_items_text(const Site& site, const Query& query, const SearchResults& results,
                             std::size_t limit);

/// One object: how strictly the words were taken, how many items were found, the first `limit` of
/// them, and the counts of every facet's values that occur; with a line end.
std::string found_items_json(const Site& site, const SearchCatalog& catalog,
                             const SearchResults& results, std::size_t limit);

}  // namespace tokensite
