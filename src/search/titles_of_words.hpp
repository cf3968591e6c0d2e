// Which titles a file of words brings along, so that results show without another request.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "search/search_index.hpp"
#include "support/json.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// The titles of a file's words: of each word those of its best items, and of items in whose title
/// it is one of the rarest words. So most results of two words have theirs by one of the two, and
/// not only those with short titles.
class TitlesOfWords {
 public:
  TitlesOfWords(const Archive& archive, const SearchIndex& index, Workers& workers);

  /// Writes the members `items`, `titles`, `slugs` and `cuts` of the file of these words, which are
  /// part of the index's.
  void write(JsonWriter& json, std::span<const SearchTerm> terms) const;

 private:
  static constexpr std::size_t best_of_a_word = 24;
  static constexpr std::size_t rarest_words = 3;

  /// Ascending.
  std::vector<ItemIndex> items_of(std::span<const SearchTerm> terms) const;
  void write_slugs(JsonWriter& json, const std::vector<ItemIndex>& items) const;

  const Archive& archive_;
  const SearchIndex& index_;
  /// Per item, those words of its title that the fewest items have; fewer than so many end in null.
  std::vector<std::array<const SearchTerm*, rarest_words>> rarest_;
  std::vector<std::uint32_t> cuts_;  ///< per item: how its slug comes from its title
};

}  // namespace tokensite
