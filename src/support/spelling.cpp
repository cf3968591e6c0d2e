#include "support/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "support/edit_distance.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_word = 64;

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
    const std::size_t distance =
        edit_distance_up_to<std::string_view>(best, lower, ascii_lower(candidate));
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
                  edit_distance_up_to<std::string_view>(1, lower, ascii_lower(candidate)) <= 1;
         }) == 1;
}

}  // namespace tokensite
