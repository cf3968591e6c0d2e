// The index as files that a browser reads, so cut that a query needs few of them and little of
// each.
//
//   search/index.json      what every search needs: the sections, the editions, and where the words
//                          are
//   search/words/12.json   some words, next to each other in the alphabet: the items of each, and
//                          the titles of the best of these, so that results show at once
//   search/places/3.json   where the words of a few such files stand in the texts, for phrases
//   search/facets.json     the items' tags and hosts, to filter by
//   search/endings/3.json  words by their endings, for those typed with a slip at the beginning
//   search/hosts.json      the hosts that have one item
//
// docs/search.md describes them to the letter. Numbers are packed (packed_numbers.hpp).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/catalog.hpp"
#include "search/search_index.hpp"

namespace tokensite {

/// Where the files stand, relative to the site's root. Known without making the index, from the
/// size of the texts.
std::vector<std::string> search_file_paths(const Archive& archive);

/// What the client says, by name: "search.nothing" -> "Nothing found".
using SearchTexts = std::vector<std::pair<std::string_view, std::string_view>>;

/// The bytes of the files, in the order of their paths.
std::vector<std::string> render_search_files(const SearchCatalog& catalog, const SearchIndex& index,
                                             const SearchTexts& texts, Workers& workers);

}  // namespace tokensite
