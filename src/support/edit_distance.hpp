// How far apart two words are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tokensite {

/// Optimal string alignment distance (Damerau-Levenshtein without repeated edits of one place), in
/// units of the text: those too many, too few, wrong, and neighbours swapped cost 1 each. `most +
/// 1` if it is more than `most`.
template <class Text>
std::size_t edit_distance_up_to(std::size_t most, Text a, Text b) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(above);
    above.swap(row);
  }
  return std::min(above[b.size()], most + 1);
}

}  // namespace tokensite
