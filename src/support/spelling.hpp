// "did you mean …?": the known word nearest to a misspelt one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace tokensite {

/// The candidate with the smallest edit distance to `word` (insertion, deletion, substitution and
/// swapped neighbours cost 1 each; ASCII case is ignored), if that is near enough to be a slip:
/// at most a third of the word's length, and at least one. The first of equals wins.
std::optional<std::string_view> nearest_word(std::string_view word,
                                             const std::vector<std::string_view>& candidates);

/// Whether exactly one of the candidates is no more than one slip away from `word` (a letter too
/// many, too few, wrong or swapped; capitals): then it is what was meant.
bool is_single_slip(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace tokensite
