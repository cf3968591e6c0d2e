#include "search/search_index.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "index/source_hosts.hpp"
#include "search/words.hpp"

namespace tokensite {
namespace {

enum Field : std::uint8_t { title, tags, authors, host, section, text, field_count };

struct FieldSettings {
  std::uint32_t weight;  ///< in sixteenths
  /// How far a field's length counts against its words, in parts of 256 (BM25's b).
  std::uint32_t length_share;
};

constexpr std::array<FieldSettings, field_count> field_settings = {{
    {.weight = 80, .length_share = 128},  // title
    {.weight = 40, .length_share = 64},   // tags
    {.weight = 32, .length_share = 0},    // authors
    {.weight = 32, .length_share = 0},    // host
    {.weight = 8, .length_share = 0},     // section
    {.weight = 16, .length_share = 128},  // text
}};

/// Where a word's weight has reached half of what it can: BM25's k1, in sixteenths.
constexpr std::uint64_t half_weight = 36;
constexpr std::uint32_t field_gap = 8;

/// A word as it was met. There are a hundred times as many as items.
struct Occurrence {
  std::uint32_t term;
  ItemIndex item;
  /// In the item, times 8, and the field. Bit-fields would be read before they are written: memory
  /// that is new costs twice then.
  std::uint32_t place;

  std::uint32_t position() const { return place / 8; }
  std::uint32_t field() const { return place % 8; }
};

/// About the bytes of text that a word takes; rather fewer.
constexpr std::size_t text_of_a_word = 5;

using Lengths = std::array<std::uint16_t, field_count>;

/// Reads items into occurrences of terms, numbered in the order in which they are met.
class ItemReader {
 public:
  ItemReader(const Config& config, const Archive& archive, std::vector<Lengths>& lengths)
      : config_(config), archive_(archive), lengths_(lengths) {}

  void read_items(ItemIndex begin, ItemIndex end) {
    std::size_t text_size = 0;
    for (ItemIndex i = begin; i < end; ++i) text_size += archive_.items[i].body.plain_text.size();
    occurrences_.reserve(text_size / text_of_a_word);
    for (ItemIndex i = begin; i < end; ++i) read_item(i);
  }

  /// The numbers here of another reader's terms, by theirs.
  std::vector<std::uint32_t> terms_of(const ItemReader& other) {
    std::vector<std::uint32_t> terms;
    terms.reserve(other.forms_.size());
    for (std::size_t i = 0; i < other.forms_.size(); ++i) terms.push_back(term_of(other.forms_[i]));
    return terms;
  }

  const std::vector<std::string_view>& forms() const { return forms_; }
  const std::vector<Occurrence>& occurrences() const { return occurrences_; }
  std::vector<Occurrence> take_occurrences() { return std::exchange(occurrences_, {}); }
  const std::array<std::uint64_t, field_count>& totals() const { return totals_; }

 private:
  void read_item(ItemIndex i) {
    const Item& item = archive_.items[i];
    position_ = 0;
    read(i, Field::title, item.title.text);
    for (const std::uint32_t tag : item.tag_entries) read(i, tags, archive_.tags[tag].title);
    for (const std::string& author : item.authors) read(i, authors, author);
    if (!item.url.text.empty()) read(i, host, source_host(item.url.text));
    read(i, section, config_.sections[item.section].title);
    read(i, text, item.body.plain_text);
  }

  void read(ItemIndex item, Field field, std::string_view words) {
    std::uint32_t end = position_;
    for (const Word& word : reader_.read(words)) {
      const std::uint32_t position = position_ + word.position;
      end = position + 1;
      occurrences_.push_back(
          {.term = term_of(word.form), .item = item, .place = position * 8 + field});
      if (word.kind == WordKind::plain) ++lengths_[item][field], ++totals_[field];
    }
    position_ = end + field_gap;
  }

  std::uint32_t term_of(std::string_view form) {
    const auto known = terms_.find(form);
    if (known != terms_.end()) return known->second;
    const auto term = static_cast<std::uint32_t>(forms_.size());
    const auto [entry, is_new] = terms_.emplace(form, term);
    forms_.push_back(entry->first);
    return term;
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view form) const {
      return std::hash<std::string_view>{}(form);
    }
  };

  const Config& config_;
  const Archive& archive_;
  std::vector<Lengths>&
      lengths_;  ///< per item of the archive, in words; only these items' are written
  WordReader reader_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> terms_;
  std::vector<std::string_view> forms_;  ///< by term
  std::vector<Occurrence> occurrences_;
  std::array<std::uint64_t, field_count> totals_{};
  std::uint32_t position_ = 0;  ///< of the next field in its item
};

/// Below so many items, another reader isn't worth its while.
constexpr std::size_t items_of_a_reader = 500;

class IndexBuilder {
 public:
  IndexBuilder(const Config& config, const Archive& archive, Workers& workers)
      : archive_(archive), lengths_(archive.items.size()) {
    const std::size_t items = archive.items.size();
    const std::size_t parts = std::clamp<std::size_t>(items / items_of_a_reader, 1, workers.jobs());
    readers_.reserve(parts);
    while (readers_.size() < parts) readers_.emplace_back(config, archive, lengths_);
    workers.for_each(parts, [&](std::size_t part) {
      readers_[part].read_items(static_cast<ItemIndex>(items * part / parts),
                                static_cast<ItemIndex>(items * (part + 1) / parts));
    });
  }

  SearchIndex build() {
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
        met = add_posting(index, met, sorted.cend());
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
      for (std::size_t field = 0; field < field_count; ++field) {
        totals_[field] += readers_[i].totals()[field];
      }
    }
    // A counting sort by term: the items of each are in order already.
    std::uint32_t begin = 0;
    for (const std::uint32_t term : order) begin += std::exchange(ends[term], begin);
    std::vector<Occurrence> sorted(count);
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      for (Occurrence met : readers_[i].take_occurrences()) {
        met.term = numbers[i][met.term];
        sorted[ends[met.term]++] = met;
      }
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
  Met add_posting(SearchIndex& index, Met met, Met end) const {
    Posting posting{.item = met->item,
                    .first_position = static_cast<std::uint32_t>(index.positions.size())};
    std::array<std::uint32_t, field_count> counts{};
    const std::uint32_t term = met->term;
    for (; met != end && met->term == term && met->item == posting.item; ++met) {
      ++counts[met->field()];
      // A chain such as `go-go` has a word twice at one place.
      const std::size_t known = index.positions.size() - posting.first_position;
      if (known < most_positions && (known == 0 || index.positions.back() != met->position())) {
        index.positions.push_back(met->position());
        if (met->field() == Field::title) ++posting.title_count;
      }
    }
    posting.position_count =
        static_cast<std::uint16_t>(index.positions.size() - posting.first_position);
    posting.impact = impact(posting.item, counts);
    index.postings.push_back(posting);
    return met;
  }

  /// BM25F: the occurrences in all fields, each worth less the longer its field is, together
  /// brought to a scale that saturates.
  std::uint8_t impact(ItemIndex item, const std::array<std::uint32_t, field_count>& counts) const {
    std::uint64_t weight = 0;  // in parts of 4096
    for (std::size_t field = 0; field < field_count; ++field) {
      if (counts[field] == 0) continue;
      const FieldSettings& settings = field_settings[field];
      const std::uint64_t share = settings.length_share;
      const std::uint64_t length = lengths_[item][field];
      const std::uint64_t norm =
          256 - share +
          share * length * archive_.items.size() / std::max<std::uint64_t>(1, totals_[field]);
      weight +=
          std::uint64_t{settings.weight} * counts[field] * 65536 / std::max<std::uint64_t>(1, norm);
    }
    const std::uint64_t half = half_weight * 256;
    return static_cast<std::uint8_t>(
        std::max<std::uint64_t>(1, (most_impact * weight + (weight + half) / 2) / (weight + half)));
  }

  const Archive& archive_;
  std::vector<Lengths> lengths_;
  std::vector<ItemReader> readers_;  ///< of items that follow each other
  std::array<std::uint64_t, field_count> totals_{};
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

SearchIndex build_search_index(const Config& config, const Archive& archive, Workers& workers) {
  return IndexBuilder(config, archive, workers).build();
}

}  // namespace tokensite
