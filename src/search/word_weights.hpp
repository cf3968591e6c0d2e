// How much a word says of an item: BM25F, in integers, so that all machines agree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tokensite {

/// With a flag beside it, it fits into one digit of the files.
inline constexpr std::uint32_t most_impact = 15;

/// The parts of an item in which words count differently.
enum class Field : std::uint8_t { title, tags, authors, host, section, text };
inline constexpr std::size_t field_count = 6;

/// A number per field.
using PerField = std::array<std::uint32_t, field_count>;

/// The weights of an archive's words. They depend on how long the fields of all items are together,
/// and in an item on how long its own are.
class WordWeights {
 public:
  /// `lengths`: per item of the archive and field, how many words there are.
  explicit WordWeights(std::span<const PerField> lengths);

  /// How long an item's fields are beside the average, in parts of 256: all that the lengths mean
  /// to its words. Two archives in which an item has the same norms give its words the same
  /// weights.
  PerField norms(const PerField& lengths) const;

  /// The occurrences in all fields, each worth less the longer its field is, together brought to a
  /// scale that saturates: 1 to most_impact.
  static std::uint8_t impact(const PerField& counts, const PerField& norms);

 private:
  std::uint64_t items_;
  std::array<std::uint64_t, field_count> totals_{};
};

}  // namespace tokensite
