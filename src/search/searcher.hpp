// What a query finds, in which order, and how often each value of each facet occurs in it.
//
// One ranking, written twice: the browser has the other (themes/tokenizer/scripts/search/). All
// of it is integer arithmetic, and docs/search.md says what is added up; tests/search holds the two
// to the same results in the same order.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/catalog.hpp"
#include "search/query.hpp"
#include "search/search_index.hpp"
#include "search/stemmer.hpp"

namespace tokensite {

struct SearchRequest {
  Query query;
  /// Per facet, the values chosen: any of them will do. None: all will.
  std::array<std::vector<std::uint32_t>, facet_count> chosen;
};

struct FoundItem {
  ItemIndex item = 0;
  std::uint32_t clauses = 0;  ///< how many of the query's clauses it meets
  std::uint64_t score = 0;
};

/// How strictly the words were taken: each step is gone only if the one before found nothing.
enum class Strictness : std::uint8_t {
  all_words,      ///< every word, in any of its forms
  similar_words,  ///< every word, or what it may be the beginning or a slip of; of three and more,
                  ///< all but one will do
  some_words,     ///< as many of them as there are, if they say half of the query at least
};

struct SearchResults {
  Strictness strictness = Strictness::all_words;
  std::vector<FoundItem> items;  ///< the best first; of equals the newest
  /// Per facet and value, how many items there would be if that value were chosen in this facet
  /// alone, all else being as it is.
  std::array<std::vector<std::uint32_t>, facet_count> counts;
};

class Searcher {
 public:
  /// Config and archive outlive the searcher.
  Searcher(const Config& config, const Archive& archive, Workers& workers);

  const SearchCatalog& catalog() const { return catalog_; }
  const SearchIndex& index() const { return index_; }
  SearchResults search(const SearchRequest& request) const;

 private:
  SearchCatalog catalog_;
  SearchIndex index_;
  Stemmer stemmer_;
};

}  // namespace tokensite
