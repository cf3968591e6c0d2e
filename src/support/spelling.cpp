#include "support/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_word = 64;

/// Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest_word(std::string_view word,
                                             const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > longest_word) return std::nullopt;
  const std::string lower = ascii_lower(word);
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::optional<std::string_view> nearest;
  for (const std::string_view candidate : candidates) {
    const std::size_t shorter = std::min(candidate.size(), lower.size());
    const std::size_t longer = std::max(candidate.size(), lower.size());
    if (longer - shorter >= best) continue;  // the distance is at least the difference in length
    const std::size_t distance = edit_distance(lower, ascii_lower(candidate));
    if (distance < best && distance < candidate.size()) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

bool is_single_slip(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > longest_word) return false;
  const std::string lower = ascii_lower(word);
  return std::ranges::count_if(candidates, [&](std::string_view candidate) {
           return candidate.size() > 1 && candidate.size() <= lower.size() + 1 &&
                  edit_distance(lower, ascii_lower(candidate)) <= 1;
         }) == 1;
}

}  // namespace tokensite
