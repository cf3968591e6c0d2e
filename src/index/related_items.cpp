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

struct Candidate {
  int shared_tags = 0;
  ItemIndex item = 0;
};

/// Each item once, with the number of times that it was there.
std::vector<Candidate> counted(std::vector<ItemIndex> items) {
  std::ranges::sort(items);
  std::vector<Candidate> candidates;
  candidates.reserve(items.size());
  for (const ItemIndex item : items) {
    if (candidates.empty() || candidates.back().item != item) candidates.push_back({.item = item});
    ++candidates.back().shared_tags;
  }
  return candidates;
}

}  // namespace

RelatedItems::RelatedItems(const Archive& archive)
    : archive_(archive), found_(archive.items.size()) {
  editions_.reserve(archive.items.size());
  for (const Item& item : archive.items) editions_.push_back(item.edition);
}

std::vector<ItemIndex> RelatedItems::find(ItemIndex item) const {
  // Newest first, as in a tag's list: by edition turned round, then by index.
  const auto place = [&](ItemIndex i) { return std::pair(-std::int64_t{editions_[i]}, i); };
  std::vector<ItemIndex> near;  // once for each tag that they share
  near.reserve(128);
  for (const std::uint32_t tag : archive_.items[item].tag_entries) {
    const std::vector<ItemIndex>& items = archive_.tags[tag].items;
    const auto at = std::ranges::lower_bound(items, place(item), {}, place) - items.begin();
    const auto begin = std::max(at - nearest_of_a_tag, std::ptrdiff_t{0});
    const auto end = std::min(at + nearest_of_a_tag + 1, std::ssize(items));
    near.insert(near.end(), items.begin() + begin, items.begin() + at);
    near.insert(near.end(), items.begin() + at + 1, items.begin() + end);
  }
  std::vector<Candidate> candidates = counted(std::move(near));
  const std::int64_t edition = editions_[item];
  const auto rank = [&](const Candidate& candidate) {
    const std::int64_t other = editions_[candidate.item];
    return std::tuple(-candidate.shared_tags, std::abs(other - edition), -other, candidate.item);
  };
  const std::size_t count = std::min(most_related, candidates.size());
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(count), {},
                            rank);
  std::vector<ItemIndex> best;
  best.reserve(count);
  for (std::size_t i = 0; i < count; ++i) best.push_back(candidates[i].item);
  return best;
}

std::span<const ItemIndex> RelatedItems::of(ItemIndex item) const {
  return found_[item].get([&] { return find(item); });
}

}  // namespace tokensite
