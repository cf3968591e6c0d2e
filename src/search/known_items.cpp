#include "search/known_items.hpp"

#include <algorithm>
#include <numeric>

namespace tokensite {

KnownItems::KnownItems(const KeptIndex* kept, std::size_t count)
    : kept_(kept), places_(count, no_item) {}

void KnownItems::find(const std::vector<IndexedItem>& items, std::vector<PerField>& lengths) {
  if (kept_ == nullptr) return;
  const std::span<const IndexedItem> kept = kept_->items();
  const auto words = [&](ItemIndex place) -> const Fingerprint& { return kept[place].words; };
  std::vector<ItemIndex> by_words(kept.size());
  std::iota(by_words.begin(), by_words.end(), 0U);
  std::ranges::stable_sort(by_words, {}, words);
  std::vector<std::size_t> taken(kept.size());  // of those that read alike, at the first of them
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto found = std::ranges::lower_bound(by_words, items[i].words, {}, words);
    const auto first = static_cast<std::size_t>(found - by_words.begin());
    const std::size_t at = first < taken.size() ? first + taken[first] : first;
    if (at == by_words.size() || words(by_words[at]) != items[i].words) continue;
    ++taken[first];
    places_[i] = by_words[at];
    lengths[i] = kept[by_words[at]].lengths;
  }
}

std::vector<ItemIndex> KnownItems::drop_changed(const std::vector<PerField>& norms) {
  std::vector<ItemIndex> dropped;
  if (kept_ == nullptr) return dropped;
  std::vector<PerField> lengths;
  lengths.reserve(kept_->items().size());
  for (const IndexedItem& item : kept_->items()) lengths.push_back(item.lengths);
  const WordWeights weights(lengths);
  for (ItemIndex i = 0; i < places_.size(); ++i) {
    if (places_[i] == no_item || weights.norms(lengths[places_[i]]) == norms[i]) continue;
    places_[i] = no_item;
    dropped.push_back(i);
  }
  return dropped;
}

std::vector<ItemIndex> KnownItems::unknown() const {
  std::vector<ItemIndex> items;
  for (ItemIndex i = 0; i < places_.size(); ++i) {
    if (places_[i] == no_item) items.push_back(i);
  }
  return items;
}

std::vector<ItemIndex> KnownItems::now() const {
  std::vector<ItemIndex> now(kept_ == nullptr ? 0 : kept_->items().size(), no_item);
  for (ItemIndex i = 0; i < places_.size(); ++i) {
    if (places_[i] != no_item) now[places_[i]] = i;
  }
  return now;
}

}  // namespace tokensite
