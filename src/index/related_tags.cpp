#include "index/related_tags.hpp"

#include <algorithm>
#include <unordered_map>

namespace tokensite {

std::vector<RelatedTag> RelatedTags::find(std::size_t tag) const {
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (const ItemIndex item : archive_.tags[tag].items) {
    for (const std::uint32_t other : archive_.items[item].tag_entries) {
      if (other != tag) ++shared[other];
    }
  }
  std::vector<RelatedTag> related;
  related.reserve(shared.size());
  for (const auto& [other, items] : shared) related.push_back({.tag = other, .items = items});
  const std::size_t kept = std::min(related.size(), most_related_tags);
  std::ranges::partial_sort(related, related.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const RelatedTag& a, const RelatedTag& b) {
                              return a.items != b.items ? a.items > b.items : a.tag < b.tag;
                            });
  related.resize(kept);
  return related;
}

std::span<const RelatedTag> RelatedTags::of(std::size_t tag) const {
  return found_[tag].get([&] { return find(tag); });
}

}  // namespace tokensite
