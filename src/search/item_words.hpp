// The words of items, as the index holds them: which, where, in what field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/archive.hpp"
#include "model/config.hpp"
#include "search/word_weights.hpp"
#include "search/words.hpp"
#include "support/hash.hpp"

namespace tokensite {

/// A word as it was met. There are a hundred times as many as items.
struct Occurrence {
  std::uint32_t term;
  ItemIndex item;
  /// In the item, times 8, and the field. Bit-fields would be read before they are written: memory
  /// that is new costs twice then.
  std::uint32_t place;

  std::uint32_t position() const { return place / 8; }
  std::uint32_t field() const { return place % 8; }
};

/// Covers all that `ItemReader` reads of an item: equal fingerprints, equal words in equal places.
/// The archive is indexed.
Fingerprint fingerprint_of_words(const Config& config, const Archive& archive, ItemIndex item);

/// Reads items into occurrences of terms, numbered in the order in which they are met.
class ItemReader {
 public:
  ItemReader(const Config& config, const Archive& archive) : config_(config), archive_(archive) {}

  /// Sets `lengths` of these items, by their indices, to the numbers of words in their fields.
  void read_items(std::span<const ItemIndex> items, std::vector<PerField>& lengths);

  /// The numbers here of another reader's terms, by theirs.
  std::vector<std::uint32_t> terms_of(const ItemReader& other);

  const std::vector<std::string_view>& forms() const { return forms_; }
  const std::vector<Occurrence>& occurrences() const { return occurrences_; }
  std::vector<Occurrence> take_occurrences() { return std::exchange(occurrences_, {}); }

 private:
  void read_item(ItemIndex i, PerField& lengths);
  void read(ItemIndex item, Field field, std::string_view words, PerField& lengths);
  std::uint32_t term_of(std::string_view form);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view form) const {
      return std::hash<std::string_view>{}(form);
    }
  };

  const Config& config_;
  const Archive& archive_;
  WordReader reader_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> terms_;
  std::vector<std::string_view> forms_;  ///< by term
  std::vector<Occurrence> occurrences_;
  std::uint32_t position_ = 0;  ///< of the next field in its item
};

}  // namespace tokensite
