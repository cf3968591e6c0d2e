#include "git/similar_files.hpp"

#include <algorithm>
#include <cstdint>

#include "support/hash.hpp"

namespace tokensite {
namespace {

/// 200 by 200: what git's diff.renameLimit was when histories were as short as ours.
constexpr std::size_t most_pairs = 40'000;

struct Line {
  std::uint64_t hash;
  std::size_t size;
  friend auto operator<=>(const Line&, const Line&) = default;
};

std::vector<Line> sorted_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back({.hash = checksum_of(text.substr(0, size)), .size = size});
    text.remove_prefix(size);
  }
  std::ranges::sort(lines);
  return lines;
}

/// Bytes in lines that both have.
std::size_t common_bytes(const std::vector<Line>& a, const std::vector<Line>& b) {
  std::size_t bytes = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      bytes += i->size;
      ++i;
      ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return bytes;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> similar_files(
    const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  if (before.size() * after.size() > most_pairs) return pairs;
  struct Candidate {
    double likeness;
    std::size_t old;
    std::size_t now;
  };
  std::vector<std::vector<Line>> old_lines;
  for (const std::string_view text : before) old_lines.push_back(sorted_lines(text));
  std::vector<Candidate> candidates;
  for (std::size_t now = 0; now < after.size(); ++now) {
    const std::vector<Line> lines = sorted_lines(after[now]);
    for (std::size_t old = 0; old < before.size(); ++old) {
      const std::size_t longer = std::max(before[old].size(), after[now].size());
      const std::size_t common = common_bytes(old_lines[old], lines);
      if (common > 0 && common * 2 >= longer) {
        candidates.push_back({.likeness = static_cast<double>(common) / static_cast<double>(longer),
                              .old = old,
                              .now = now});
      }
    }
  }
  std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::likeness);
  std::vector<bool> is_old_taken(before.size());
  std::vector<bool> is_new_taken(after.size());
  for (const Candidate& candidate : candidates) {
    if (is_old_taken[candidate.old] || is_new_taken[candidate.now]) continue;
    is_old_taken[candidate.old] = is_new_taken[candidate.now] = true;
    pairs.emplace_back(candidate.old, candidate.now);
  }
  return pairs;
}

}  // namespace tokensite
