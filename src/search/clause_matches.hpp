// Which items a clause of a query is in, and where.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/query.hpp"
#include "search/search_index.hpp"
#include "search/stemmer.hpp"

namespace tokensite {

/// What a clause is in an item.
struct ClauseMatch {
  ItemIndex item = 0;
  std::uint32_t strength = 0;            ///< impact times how near the word is to what was typed
  std::vector<std::uint32_t> positions;  ///< of the clause's first word, ascending
  std::vector<std::uint32_t> title_positions{};  ///< those of them in the title
};

enum class Reach : std::uint8_t {
  forms,    ///< the words typed, in any of their forms
  similar,  ///< what they may be the beginning or a slip of as well; chains word by word
};

/// Whether the word that is being typed is too short for what continues it to be looked for.
bool is_only_begun(const Clause& clause);

/// Ascending by item.
std::vector<ClauseMatch> match_clause(const SearchIndex& index, const Stemmer& stemmer,
                                      const Clause& clause, Reach reach);

}  // namespace tokensite
