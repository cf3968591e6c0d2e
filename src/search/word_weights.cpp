#include "search/word_weights.hpp"

#include <algorithm>

namespace tokensite {
namespace {

struct FieldSettings {
  std::uint32_t weight;  ///< in sixteenths
  /// How far a field's length counts against its words, in parts of 256 (BM25's b).
  std::uint32_t length_share;
};

constexpr std::array<FieldSettings, field_count> field_settings = {{
    {.weight = 80, .length_share = 128},  // title
    {.weight = 40, .length_share = 64},   // tags
    {.weight = 32, .length_share = 0},    // authors
    {.weight = 32, .length_share = 0},    // host
    {.weight = 8, .length_share = 0},     // section
    {.weight = 16, .length_share = 128},  // text
}};

/// Where a word's weight has reached half of what it can: BM25's k1, in sixteenths.
constexpr std::uint64_t half_weight = 36;

}  // namespace

WordWeights::WordWeights(std::span<const PerField> lengths) : items_(lengths.size()) {
  for (const PerField& of_item : lengths) {
    for (std::size_t field = 0; field < field_count; ++field) totals_[field] += of_item[field];
  }
}

PerField WordWeights::norms(const PerField& lengths) const {
  PerField norms{};
  for (std::size_t field = 0; field < field_count; ++field) {
    const std::uint64_t share = field_settings[field].length_share;
    const std::uint64_t total = std::max<std::uint64_t>(1, totals_[field]);
    const std::uint64_t norm = 256 - share + share * lengths[field] * items_ / total;
    norms[field] = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, norm));
  }
  return norms;
}

std::uint8_t WordWeights::impact(const PerField& counts, const PerField& norms) {
  std::uint64_t weight = 0;  // in parts of 4096
  for (std::size_t field = 0; field < field_count; ++field) {
    if (counts[field] == 0) continue;
    weight += std::uint64_t{field_settings[field].weight} * counts[field] * 65536 / norms[field];
  }
  const std::uint64_t half = half_weight * 256;
  return static_cast<std::uint8_t>(
      std::max<std::uint64_t>(1, (most_impact * weight + (weight + half) / 2) / (weight + half)));
}

}  // namespace tokensite
