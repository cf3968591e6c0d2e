#include "search/index_merge.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tokensite {
namespace {

class Merger {
 public:
  Merger(const KeptIndex& kept, std::span<const ItemIndex> now, const SearchIndex& fresh)
      : kept_(kept), now_(now), fresh_(fresh) {}

  SearchIndex merge() {
    std::size_t kept = 0;
    auto fresh = fresh_.terms.begin();
    merged_.terms.reserve(kept_.term_count() + fresh_.terms.size());
    merged_.postings.reserve(kept_.posting_count() + fresh_.postings.size());
    merged_.positions.reserve(kept_.position_count() + fresh_.positions.size());
    while (kept < kept_.term_count() || fresh != fresh_.terms.end()) {
      const bool has_kept = kept < kept_.term_count();
      const bool has_fresh = fresh != fresh_.terms.end();
      // The smaller of the two forms; both, if they are equal.
      const bool takes_kept = has_kept && !(has_fresh && utf16_less(fresh->form, kept_.form(kept)));
      const bool takes_fresh =
          has_fresh && !(has_kept && utf16_less(kept_.form(kept), fresh->form));
      begin_term(takes_kept ? kept_.form(kept) : std::string_view(fresh->form));
      add_postings(takes_kept ? kept_.postings(kept++) : std::span<const Posting>(),
                   takes_fresh ? fresh_.postings_of(*fresh++) : std::span<const Posting>());
      end_term();
    }
    return std::move(merged_);
  }

 private:
  void begin_term(std::string_view form) {
    merged_.terms.push_back({.form = std::string(form),
                             .first_posting = static_cast<std::uint32_t>(merged_.postings.size())});
    is_in_order_ = true;
  }

  /// Both ascend, unless items have changed places.
  void add_postings(std::span<const Posting> kept, std::span<const Posting> fresh) {
    auto next = fresh.begin();
    for (Posting posting : kept) {
      const auto positions = kept_.positions(posting);
      posting.item = now_[posting.item];
      if (posting.item == no_item) continue;
      for (; next != fresh.end() && next->item < posting.item; ++next) {
        add(*next, fresh_.positions_of(*next));
      }
      add(posting, positions);
    }
    for (; next != fresh.end(); ++next) add(*next, fresh_.positions_of(*next));
  }

  void add(Posting posting, std::span<const std::uint32_t> positions) {
    if (merged_.postings.size() > merged_.terms.back().first_posting) {
      is_in_order_ = is_in_order_ && merged_.postings.back().item < posting.item;
    }
    posting.first_position = static_cast<std::uint32_t>(merged_.positions.size());
    for (const std::uint32_t position : positions) merged_.positions.push_back(position);
    merged_.postings.push_back(posting);
  }

  void end_term() {
    SearchTerm& term = merged_.terms.back();
    term.posting_count = static_cast<std::uint32_t>(merged_.postings.size()) - term.first_posting;
    if (term.posting_count == 0) {
      merged_.terms.pop_back();
    } else if (!is_in_order_) {
      sort_postings(term);
    }
  }

  /// By item, and their positions with them.
  void sort_postings(const SearchTerm& term) {
    const auto begin = merged_.postings.begin() + term.first_posting;
    std::ranges::sort(begin, merged_.postings.end(), {}, &Posting::item);
    const std::uint32_t first =
        (*std::ranges::min_element(begin, merged_.postings.end(), {}, &Posting::first_position))
            .first_position;
    const std::vector<std::uint32_t> unsorted(merged_.positions.begin() + first,
                                              merged_.positions.end());
    merged_.positions.resize(first);
    for (auto posting = begin; posting != merged_.postings.end(); ++posting) {
      const auto from = unsorted.begin() + (posting->first_position - first);
      posting->first_position = static_cast<std::uint32_t>(merged_.positions.size());
      merged_.positions.insert(merged_.positions.end(), from, from + posting->position_count);
    }
  }

  const KeptIndex& kept_;
  std::span<const ItemIndex> now_;
  const SearchIndex& fresh_;
  SearchIndex merged_;
  bool is_in_order_ = true;  ///< the postings of the term at hand
};

}  // namespace

SearchIndex merged_index(const KeptIndex& kept, std::span<const ItemIndex> now,
                         const SearchIndex& fresh) {
  return Merger(kept, now, fresh).merge();
}

}  // namespace tokensite
