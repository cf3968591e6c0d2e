#include "search/titles_of_words.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "search/packed_numbers.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// The slug that a title suggests. The client makes it likewise.
std::string plain_slug(std::string_view title) {
  std::string slug;
  for (const char c : ascii_lower(title)) {
    if (is_ascii_alnum(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

constexpr std::uint32_t written_out = 1;

/// A slug is what the title suggests (0), or that cut after so many letters (+ 1), or written out.
std::uint32_t cut_of_slug(const Item& item) {
  const std::string plain = plain_slug(item.title.text);
  if (item.slug == plain) return 0;
  return plain.starts_with(item.slug) ? static_cast<std::uint32_t>(item.slug.size() + 1)
                                      : written_out;
}

}  // namespace

TitlesOfWords::TitlesOfWords(const Archive& archive, const SearchIndex& index, Workers& workers)
    : archive_(archive), index_(index), cuts_(archive.items.size()) {
  workers.for_each(archive.items.size(),
                   [&](std::size_t i) { cuts_[i] = cut_of_slug(archive.items[i]); });
}

void TitlesOfWords::write(JsonWriter& json, std::span<const SearchTerm> terms) const {
  const std::vector<ItemIndex> shown = items_of(terms);
  std::string items;
  ItemIndex before = 0;
  for (const ItemIndex item : shown) append_packed(items, item - std::exchange(before, item));
  json.member("items", items).key("titles").begin_array();
  for (const ItemIndex item : shown) json.text(archive_.items[item].title.text);
  json.end_array();
  write_slugs(json, shown);
}

std::vector<ItemIndex> TitlesOfWords::items_of(std::span<const SearchTerm> terms) const {
  std::vector<ItemIndex> items;
  for (const SearchTerm& term : terms) {
    std::vector<Posting> titled;
    for (const Posting& posting : index_.postings_of(term)) {
      if (posting.title_count > 0) titled.push_back(posting);
    }
    const auto best = titled.begin() +
                      static_cast<std::ptrdiff_t>(std::min(most_titles_of_a_word, titled.size()));
    std::ranges::partial_sort(titled, best, [](const Posting& a, const Posting& b) {
      return a.impact != b.impact ? a.impact > b.impact : a.item > b.item;
    });
    for (auto posting = titled.begin(); posting != best; ++posting) items.push_back(posting->item);
  }
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

void TitlesOfWords::write_slugs(JsonWriter& json, const std::vector<ItemIndex>& items) const {
  std::string cuts;
  json.key("slugs").begin_array();
  for (const ItemIndex i : items) {
    append_packed(cuts, cuts_[i]);
    if (cuts_[i] == written_out) json.text(archive_.items[i].slug);
  }
  json.end_array().member("cuts", cuts);
}

}  // namespace tokensite
