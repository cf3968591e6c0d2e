// Which items hold which words, and how much a word says of an item.
//
// The unit is the item. What a word weighs in an item is worked out here once, from the fields it
// stands in (BM25F: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted
// fields", 2004), and kept as a small number, its impact; whoever searches only adds up. All of it
// is integer arithmetic, so that the same archive gives the same bytes on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/archive.hpp"
#include "model/config.hpp"
#include "search/word_weights.hpp"
#include "support/hash.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// One word in one item.
struct Posting {
  ItemIndex item = 0;
  std::uint32_t first_position = 0;  ///< in SearchIndex::positions
  std::uint16_t position_count = 0;  ///< at least 1
  std::uint8_t title_count = 0;      ///< how many of them, the first ones, are in the title
  std::uint8_t impact = 0;           ///< 1 to most_impact
};

struct SearchTerm {
  std::string form;  ///< a word as it is written, folded (words.hpp)
  std::uint32_t first_posting = 0;
  std::uint32_t posting_count = 0;  ///< at least 1
};

struct SearchIndex {
  std::vector<SearchTerm> terms;  ///< ascending as JavaScript compares: by UTF-16 code units
  std::vector<Posting> postings;  ///< per term; ascending by item
  /// Per posting, ascending. The fields of an item follow each other with a gap between them, so
  /// that no phrase reaches from one into the next.
  std::vector<std::uint32_t> positions;

  std::span<const Posting> postings_of(const SearchTerm& term) const {
    return std::span(postings).subspan(term.first_posting, term.posting_count);
  }
  std::span<const std::uint32_t> positions_of(const Posting& posting) const {
    return std::span(positions).subspan(posting.first_position, posting.position_count);
  }
  std::span<const std::uint32_t> title_positions_of(const Posting& posting) const {
    return positions_of(posting).first(posting.title_count);
  }
  /// Null if no item holds the word.
  const SearchTerm* find(std::string_view form) const;
};

/// How JavaScript orders strings: by UTF-16 code units. Both are valid UTF-8.
bool utf16_less(std::string_view a, std::string_view b);

/// Positions of an item's word beyond this many are left out.
inline constexpr std::size_t most_positions = 60;

/// What an item's words in an index come from.
struct IndexedItem {
  Fingerprint words;  ///< see `fingerprint_of_words`
  PerField lengths{};
};

class KeptIndex;

struct IndexedArchive {
  SearchIndex index;
  std::vector<IndexedItem> items;  ///< as in the archive
  std::size_t read = 0;            ///< how many of them no kept index knew
};

/// The index of an archive that is indexed itself (`index_archive`). `kept`, if there is one, is an
/// index of the same site at another time; it spares reading what hasn't changed, and changes
/// nothing of what comes out.
IndexedArchive build_search_index(const Config& config, const Archive& archive, Workers& workers,
                                  const KeptIndex* kept = nullptr);

}  // namespace tokensite
