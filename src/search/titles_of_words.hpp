// Which titles a file of words brings along, so that results show without another request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "search/search_index.hpp"
#include "support/json.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// How many titles a word brings along at most. Fewer make smaller files, and more queries that
/// have to ask for an edition's file once its results are known: a request more, and a larger one.
inline constexpr std::size_t most_titles_of_a_word = 200;

/// The titles of a file's words: of each word those of the best items in whose title it stands.
/// They are nearly all of these, so that most results of two words have theirs by one of the two.
class TitlesOfWords {
 public:
  TitlesOfWords(const Archive& archive, const SearchIndex& index, Workers& workers);

  /// Writes the members `items`, `titles`, `slugs` and `cuts` of the file of these words, which are
  /// part of the index's.
  void write(JsonWriter& json, std::span<const SearchTerm> terms) const;

 private:
  /// Ascending.
  std::vector<ItemIndex> items_of(std::span<const SearchTerm> terms) const;
  void write_slugs(JsonWriter& json, const std::vector<ItemIndex>& items) const;

  const Archive& archive_;
  const SearchIndex& index_;
  std::vector<std::uint32_t> cuts_;  ///< per item: how its slug comes from its title
};

}  // namespace tokensite
