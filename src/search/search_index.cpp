#include "search/search_index.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "search/index_merge.hpp"
#include "search/item_words.hpp"
#include "search/known_items.hpp"

namespace tokensite {
namespace {

/// Below so many items, another reader isn't worth its while.
constexpr std::size_t items_of_a_reader = 500;

/// Makes an index of those items that it has read.
class IndexBuilder {
 public:
  IndexBuilder(const Config& config, const Archive& archive, Workers& workers)
      : config_(config), archive_(archive), workers_(workers) {}

  /// Sets `lengths` of these items, which ascend.
  void read(std::span<const ItemIndex> items, std::vector<PerField>& lengths) {
    if (items.empty()) return;
    is_in_order_ = readers_.empty();
    const std::size_t parts =
        std::clamp<std::size_t>(items.size() / items_of_a_reader, 1, workers_.jobs());
    while (readers_.size() < parts) readers_.emplace_back(config_, archive_);
    workers_.for_each(parts, [&](std::size_t part) {
      const std::size_t begin = items.size() * part / parts;
      const std::size_t end = items.size() * (part + 1) / parts;
      readers_[part].read_items(items.subspan(begin, end - begin), lengths);
    });
  }

  /// `norms`: per item of the archive.
  SearchIndex build(std::span<const PerField> norms) {
    if (readers_.empty()) return {};
    const std::vector<Occurrence> sorted = take_sorted();
    const std::vector<std::string_view>& forms = readers_.front().forms();
    SearchIndex index;
    index.terms.reserve(forms.size());
    index.positions.reserve(sorted.size());
    for (Met met = sorted.cbegin(); met != sorted.cend();) {
      const std::uint32_t term = met->term;
      SearchTerm entry{.form = std::string(forms[term]),
                       .first_posting = static_cast<std::uint32_t>(index.postings.size())};
      while (met != sorted.cend() && met->term == term) {
        met = add_posting(index, met, sorted.cend(), norms);
      }
      entry.posting_count = static_cast<std::uint32_t>(index.postings.size()) - entry.first_posting;
      index.terms.push_back(std::move(entry));
    }
    return index;
  }

 private:
  /// What all readers have read, by the order of the terms and then of the items; a term is its
  /// number in the first reader. They keep no occurrences.
  std::vector<Occurrence> take_sorted() {
    ItemReader& all = readers_.front();
    std::vector<std::vector<std::uint32_t>> numbers;  // in the first reader, by reader
    for (const ItemReader& reader : readers_) numbers.push_back(all.terms_of(reader));
    const std::vector<std::uint32_t> order = sorted_terms(all.forms());
    std::vector<std::uint32_t> ends(order.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      for (const Occurrence& met : readers_[i].occurrences()) ++ends[numbers[i][met.term]];
      count += readers_[i].occurrences().size();
    }
    // A counting sort by term: the items of each are in order already, if all were read at once.
    std::uint32_t begin = 0;
    for (const std::uint32_t term : order) begin += std::exchange(ends[term], begin);
    std::vector<Occurrence> sorted(count);
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      for (Occurrence met : readers_[i].take_occurrences()) {
        met.term = numbers[i][met.term];
        sorted[ends[met.term]++] = met;
      }
    }
    if (is_in_order_) return sorted;
    begin = 0;
    for (const std::uint32_t term : order) {
      const auto at = [&](std::uint32_t i) { return sorted.begin() + i; };
      std::ranges::stable_sort(at(begin), at(ends[term]), {}, &Occurrence::item);
      begin = ends[term];
    }
    return sorted;
  }

  static std::vector<std::uint32_t> sorted_terms(const std::vector<std::string_view>& forms) {
    std::vector<std::uint32_t> order(forms.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(
        order, [&](std::uint32_t a, std::uint32_t b) { return utf16_less(forms[a], forms[b]); });
    return order;
  }

  using Met = std::vector<Occurrence>::const_iterator;

  /// Adds what is met of one term in one item; returns the end of it.
  static Met add_posting(SearchIndex& index, Met met, Met end, std::span<const PerField> norms) {
    Posting posting{.item = met->item,
                    .first_position = static_cast<std::uint32_t>(index.positions.size())};
    PerField counts{};
    const std::uint32_t term = met->term;
    for (; met != end && met->term == term && met->item == posting.item; ++met) {
      ++counts[met->field()];
      // A chain such as `go-go` has a word twice at one place.
      const std::size_t known = index.positions.size() - posting.first_position;
      if (known < most_positions && (known == 0 || index.positions.back() != met->position())) {
        index.positions.push_back(met->position());
        if (met->field() == static_cast<std::uint32_t>(Field::title)) ++posting.title_count;
      }
    }
    posting.position_count =
        static_cast<std::uint16_t>(index.positions.size() - posting.first_position);
    posting.impact = WordWeights::impact(counts, norms[posting.item]);
    index.postings.push_back(posting);
    return met;
  }

  const Config& config_;
  const Archive& archive_;
  Workers& workers_;
  std::vector<ItemReader> readers_;  ///< each of items that follow each other
  bool is_in_order_ = true;
};

}  // namespace

bool utf16_less(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  if (in_a == a.end() || in_b == b.end()) return in_b != b.end();
  // Bytes order as code points do; only surrogate pairs (lead bytes from F0) come before U+E000
  // to U+FFFF (lead bytes EE, EF) in UTF-16.
  const auto rank = [](char byte) {
    const unsigned value = static_cast<unsigned char>(byte);
    return value >= 0xF0 ? 2 * 0xEDU + 1 : 2 * value;
  };
  const unsigned rank_a = rank(*in_a);
  const unsigned rank_b = rank(*in_b);
  if (rank_a != rank_b) return rank_a < rank_b;
  return static_cast<unsigned char>(*in_a) < static_cast<unsigned char>(*in_b);
}

const SearchTerm* SearchIndex::find(std::string_view form) const {
  const auto at = std::ranges::lower_bound(terms, form, utf16_less, &SearchTerm::form);
  return at != terms.end() && at->form == form ? &*at : nullptr;
}

IndexedArchive build_search_index(const Config& config, const Archive& archive, Workers& workers,
                                  const KeptIndex* kept) {
  const std::size_t count = archive.items.size();
  IndexedArchive indexed{.index = {}, .items = std::vector<IndexedItem>(count)};
  workers.for_each(count, [&](std::size_t i) {
    indexed.items[i].words = fingerprint_of_words(config, archive, static_cast<ItemIndex>(i));
  });
  std::vector<PerField> lengths(count);
  KnownItems known(kept, count);
  known.find(indexed.items, lengths);
  IndexBuilder builder(config, archive, workers);
  builder.read(known.unknown(), lengths);
  const WordWeights weights(lengths);
  std::vector<PerField> norms(count);
  for (std::size_t i = 0; i < count; ++i) norms[i] = weights.norms(lengths[i]);
  builder.read(known.drop_changed(norms), lengths);
  indexed.read = known.unknown().size();
  for (std::size_t i = 0; i < count; ++i) indexed.items[i].lengths = lengths[i];
  indexed.index = builder.build(norms);
  if (indexed.read < count) indexed.index = merged_index(*kept, known.now(), indexed.index);
  return indexed;
}

}  // namespace tokensite
