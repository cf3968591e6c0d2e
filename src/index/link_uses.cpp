#include "index/link_uses.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "index/url_identity.hpp"

namespace tokensite {
namespace {

/// Those of `same`, items with one link in the archive's order, that stand next to the i'th in
/// other editions. A link that runs every week must not bring each of its items a list of all.
std::vector<ItemIndex> appearances_near(const Archive& archive, std::span<const ItemIndex> same,
                                        std::size_t i) {
  std::vector<ItemIndex> near;
  const std::size_t begin = i - std::min(i, most_appearances);
  const std::size_t end = std::min(i + most_appearances + 1, same.size());
  const auto edition = [&](ItemIndex item) { return archive.items[item].edition; };
  for (std::size_t other = begin; other < end; ++other) {
    if (edition(same[other]) == edition(same[i])) continue;
    if (!near.empty() && edition(same[other]) == edition(near.back())) continue;
    near.push_back(same[other]);
  }
  return near;
}

}  // namespace

std::vector<LinkUse> link_uses(const Archive& archive, Workers& workers) {
  std::vector<LinkUse> uses;
  uses.reserve(archive.items.size());
  for (const Item& item : archive.items) {
    for_each_link(item, [&](const Spanned& url) { uses.push_back({.item = &item, .url = &url}); });
  }
  workers.for_each(uses.size(),
                   [&](std::size_t i) { uses[i].identity = url_identity(uses[i].url->text); });
  return uses;
}

void find_appearances(Archive& archive, std::span<const LinkUse> uses) {
  std::unordered_map<std::string_view, ItemIndex> first;
  std::unordered_map<ItemIndex, std::vector<ItemIndex>> repeated;  // by the first
  first.reserve(uses.size());
  for (const LinkUse& use : uses) {
    if (!use.is_own()) continue;
    const ItemIndex item = archive.index_of(*use.item);
    const auto [known, is_new] = first.try_emplace(use.identity, item);
    if (is_new) continue;
    std::vector<ItemIndex>& same = repeated[known->second];
    if (same.empty()) same.push_back(known->second);
    same.push_back(item);
  }
  for (const auto& [_, same] : repeated) {
    for (std::size_t i = 0; i < same.size(); ++i) {
      archive.items[same[i]].also = appearances_near(archive, same, i);
    }
  }
}

}  // namespace tokensite
