// Rows of lists, kept as they were rendered: an item's row stands on the pages of its section and
// its tags and below the items that are related to it, a dozen times in all.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "support/hash.hpp"

namespace tokensite {

/// What decides the look of every row of a list, besides the row itself.
struct RowLook {
  Fingerprint body;         ///< the piece of template that renders a row
  std::uint64_t flags = 0;  ///< what it sees of the page around it
  friend bool operator==(const RowLook&, const RowLook&) = default;
};

/// A row that is kept from the second time on that it is rendered: many are on a single page.
class KeptRow {
 public:
  KeptRow() = default;
  KeptRow(const KeptRow&) = delete;
  KeptRow& operator=(const KeptRow&) = delete;
  ~KeptRow();

  /// Null if it isn't kept.
  const std::string* get() const;
  /// Tells what was rendered. Whoever tells it, it is the same.
  void offer(std::string_view row) const;

 private:
  mutable std::atomic<const std::string*> row_ = nullptr;
};

/// Safe to use from many threads.
class RowCache {
 public:
  using Rows = std::vector<KeptRow>;

  /// `count` rows, which views name by numbers below it.
  explicit RowCache(std::size_t count) : count_(count) {}

  /// The rows of a look. Null if there are more looks than
  /// are worth the memory.
  const Rows* rows_of(const RowLook& look) const;

 private:
  /// Item rows with and without their section are two looks; a theme of one's own has a few more.
  static constexpr std::size_t most_looks = 6;
  struct Entry {
    RowLook look;
    std::unique_ptr<const Rows> rows;
  };

  std::size_t count_;
  mutable std::mutex mutex_;
  mutable std::array<Entry, most_looks> entries_;
};

}  // namespace tokensite
