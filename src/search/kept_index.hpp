// An index of an earlier run, as it lies in a file: what it says of items that are as they were
// need not be found out again.
//
// The file is a cache, and never trusted: bytes that were cut short, damaged, or written by another
// version of the program are no index. Numbers are in the machine's own order: the file never
// leaves it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "search/search_index.hpp"

namespace tokensite {

class KeptIndex {
 public:
  /// The bytes outlive it, and begin where eight-byte numbers may.
  static std::optional<KeptIndex> read(std::string_view bytes);

  std::span<const IndexedItem> items() const { return items_; }
  std::size_t term_count() const { return terms_.size() - 1; }
  std::size_t posting_count() const { return postings_.size(); }
  std::size_t position_count() const { return positions_.size(); }
  /// Ascending, as a SearchIndex has them.
  std::string_view form(std::size_t term) const;
  std::span<const Posting> postings(std::size_t term) const;
  std::span<const std::uint32_t> positions(const Posting& posting) const {
    return positions_.subspan(posting.first_position, posting.position_count);
  }

 private:
  /// The last one is only the end of those before it.
  struct Term {
    std::uint32_t form_begin = 0;
    std::uint32_t first_posting = 0;
  };
  friend void write_index(const IndexedArchive& indexed,
                          const std::function<void(std::string_view)>& write);
  bool is_sound() const;

  std::span<const IndexedItem> items_;
  std::span<const Term> terms_;
  std::span<const Posting> postings_;
  std::span<const std::uint32_t> positions_;
  std::string_view forms_;
};

/// Hands what `KeptIndex::read` reads to `write`, piece by piece.
void write_index(const IndexedArchive& indexed, const std::function<void(std::string_view)>& write);

}  // namespace tokensite
