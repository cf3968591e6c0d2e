#include "index/related_items.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <utility>

namespace tokensite {
namespace {

/// How far the search goes on either side of an item in the list of each of its tags. It
/// bounds the work, and keeps a new edition from changing the pages of all older ones.
constexpr std::ptrdiff_t nearest_of_a_tag = 12;

/// Counts items. There are few tags to an item, so few items that it can meet: a small table with
/// open addressing takes a fraction of the time that sorting them does.
class Tally {
 public:
  explicit Tally(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) { used_.reserve(most); }

  void add(ItemIndex item) {
    std::size_t at = item * std::size_t{0x9E3779B1} & (slots_.size() - 1);
    while (slots_[at].count > 0 && slots_[at].item != item) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].count == 0) used_.push_back(static_cast<std::uint32_t>(at));
    slots_[at].item = item;
    ++slots_[at].count;
  }

  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const std::uint32_t at : used_) visit(slots_[at].item, slots_[at].count);
  }

 private:
  struct Slot {
    ItemIndex item = 0;
    std::uint32_t count = 0;
  };
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
};

/// Where a candidate stands: the smallest is the best. Most shared tags come first, then the
/// nearest editions, then the newer of two as near; then the archive's order.
struct Rank {
  Rank() = default;
  Rank(std::uint32_t shared_tags, std::uint32_t distance, std::uint32_t edition, ItemIndex item)
      : nearness(std::uint64_t{~shared_tags} << 32U | distance),
        place(std::uint64_t{~edition} << 32U | item) {}
  ItemIndex item() const { return static_cast<ItemIndex>(place); }
  friend auto operator<=>(const Rank&, const Rank&) = default;

  // Two numbers each, the weightier one in front: two comparisons instead of four.
  std::uint64_t nearness = 0;
  std::uint64_t place = 0;
};

/// The smallest ranks that were offered, in order.
class Best {
 public:
  void offer(const Rank& rank) {
    if (count_ == most_related && !(rank < ranks_.back())) return;
    if (count_ < most_related) ++count_;
    std::size_t at = count_ - 1;
    for (; at > 0 && rank < ranks_[at - 1]; --at) ranks_[at] = ranks_[at - 1];
    ranks_[at] = rank;
  }
  std::vector<ItemIndex> items() const {
    std::vector<ItemIndex> items;
    items.reserve(count_);
    for (std::size_t i = 0; i < count_; ++i) items.push_back(ranks_[i].item());
    return items;
  }

 private:
  std::array<Rank, most_related> ranks_{};
  std::size_t count_ = 0;
};

}  // namespace

RelatedItems::RelatedItems(const Archive& archive)
    : archive_(archive), found_(archive.items.size()) {
  editions_.reserve(archive.items.size());
  for (const Item& item : archive.items) editions_.push_back(item.edition);
}

std::vector<ItemIndex> RelatedItems::find(ItemIndex item) const {
  // Newest first, as in a tag's list: by edition turned round, then by index.
  const auto place = [&](ItemIndex i) { return std::pair(-std::int64_t{editions_[i]}, i); };
  const std::vector<std::uint32_t>& tags = archive_.items[item].tag_entries;
  Tally shared_tags(tags.size() * 2 * nearest_of_a_tag);
  for (const std::uint32_t tag : tags) {
    const std::vector<ItemIndex>& items = archive_.tags[tag].items;
    const auto at = std::ranges::lower_bound(items, place(item), {}, place) - items.begin();
    const auto begin = std::max(at - nearest_of_a_tag, std::ptrdiff_t{0});
    const auto end = std::min(at + nearest_of_a_tag + 1, std::ssize(items));
    for (auto i = begin; i < at; ++i) shared_tags.add(items[static_cast<std::size_t>(i)]);
    for (auto i = at + 1; i < end; ++i) shared_tags.add(items[static_cast<std::size_t>(i)]);
  }
  const std::uint32_t edition = editions_[item];
  Best best;
  shared_tags.for_each([&](ItemIndex other, std::uint32_t count) {
    const std::uint32_t other_edition = editions_[other];
    const std::uint32_t distance =
        other_edition > edition ? other_edition - edition : edition - other_edition;
    best.offer({count, distance, other_edition, other});
  });
  return best.items();
}

std::span<const ItemIndex> RelatedItems::of(ItemIndex item) const {
  return found_[item].get([&] { return find(item); });
}

}  // namespace tokensite
