#include "index/related_items.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace tokensite {
namespace {

/// How far the search goes on either side of an item in the list of each of its tags. It
/// bounds the work, and keeps a new edition from changing the pages of all older ones.
constexpr std::ptrdiff_t nearest_of_a_tag = 12;

std::vector<ItemIndex> find_related(const Archive& archive, ItemIndex of) {
  // Newest first, as in a tag's list: by edition turned round, then by index.
  const auto place = [&](ItemIndex i) {
    return std::pair(-std::int64_t{archive.items[i].edition}, i);
  };
  std::vector<ItemIndex> candidates;  // once for each tag that they share
  for (const std::uint32_t tag : archive.items[of].tag_entries) {
    const std::vector<ItemIndex>& items = archive.tags[tag].items;
    const auto at = std::ranges::lower_bound(items, place(of), {}, place) - items.begin();
    const auto begin = std::max(at - nearest_of_a_tag, std::ptrdiff_t{0});
    const auto end = std::min(at + nearest_of_a_tag + 1, std::ssize(items));
    candidates.insert(candidates.end(), items.begin() + begin, items.begin() + end);
  }
  std::ranges::sort(candidates);
  struct Candidate {
    int shared_tags = 0;
    ItemIndex item = 0;
  };
  std::vector<Candidate> ranked;
  for (const ItemIndex candidate : candidates) {
    if (candidate == of) continue;
    if (ranked.empty() || ranked.back().item != candidate) ranked.push_back({.item = candidate});
    ++ranked.back().shared_tags;
  }
  const std::int64_t edition = archive.items[of].edition;
  const auto rank = [&](const Candidate& candidate) {
    const std::int64_t other = archive.items[candidate.item].edition;
    return std::tuple(-candidate.shared_tags, std::abs(other - edition), -other, candidate.item);
  };
  const std::size_t count = std::min(most_related, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(count), {}, rank);
  std::vector<ItemIndex> best;
  for (std::size_t i = 0; i < count; ++i) best.push_back(ranked[i].item);
  return best;
}

}  // namespace

std::span<const ItemIndex> RelatedItems::of(ItemIndex item) const {
  Found& found = found_[item];
  std::call_once(found.once, [&] { found.items = find_related(archive_, item); });
  return found.items;
}

}  // namespace tokensite
