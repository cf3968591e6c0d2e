#include "search/clause_matches.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "support/edit_distance.hpp"
#include "support/fold.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// How near a word of the index is to the word typed.
enum Nearness : std::uint32_t {
  two_slips = 4,
  one_slip = 6,
  continued = 9,
  same_stem = 13,
  same_form = 16,
};

/// A word shorter than this isn't completed.
constexpr std::size_t shortest_beginning = 3;
/// A word shorter than this is right as it is; from the second on, two slips are forgiven.
constexpr std::size_t shortest_with_slip = 4;
constexpr std::size_t shortest_with_two_slips = 8;

struct TermMatch {
  const SearchTerm* term;
  std::uint32_t nearness;
};

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text.substr(at))) {
    points.push_back(decode_code_point(text.substr(at)));
  }
  return points;
}

/// The first of `text`, in code points.
std::string_view beginning(std::string_view text, std::size_t size) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < size && end < text.size(); ++n) {
    end += code_point_length(text.substr(end));
  }
  return text.substr(0, end);
}

/// What all forms of a word begin with: what it shares with its stem, less the last letter, which
/// a stemmer may change (studies, study).
std::string_view beginning_of_forms(std::string_view word, std::string_view stem) {
  const auto shared =
      static_cast<std::size_t>(std::ranges::mismatch(word, stem).in1 - word.begin());
  // Only whole code points: the stem is valid UTF-8 by itself.
  std::string_view common = word.substr(0, shared);
  while (!common.empty() && find_invalid_utf8(common)) common.remove_suffix(1);
  const std::size_t letters = code_point_count(common);
  return letters > 3 ? beginning(common, letters - 1) : common;
}

struct Edges {
  std::size_t head;
  std::size_t tail;
};

/// How many letters a word with a slip has in common with the one meant, at its beginning or at its
/// end. Together they are fewer than its letters: two that are swapped where they meet spoil one
/// of them only.
Edges edges_of_slips(std::size_t letters) {
  if (letters >= 8) return {.head = 4, .tail = 3};
  if (letters == 7) return {.head = 3, .tail = 3};
  if (letters == 6) return {.head = 3, .tail = 2};
  return {.head = 2, .tail = letters == 5 ? 2U : 1U};
}

class TermFinder {
 public:
  TermFinder(const SearchIndex& index, const Stemmer& stemmer) : index_(index), stemmer_(stemmer) {}

  /// Every term at most once, by its nearest way.
  std::vector<TermMatch> find(std::string_view form, bool is_open, Reach reach) const {
    const std::u32string points = code_points(form);
    if (is_open && !may_go_on(points) && !is_single_cjk(points)) return itself(form);
    const bool is_beginning =
        is_single_cjk(points) || ((is_open || reach == Reach::similar) && may_go_on(points));
    const std::string stem(stemmer_.stem(form));
    std::vector<TermMatch> found;
    // Whatever continues the word begins as its forms do.
    for_each_beginning_with(beginning_of_forms(form, stem), [&](const SearchTerm& term) {
      if (term.form == form) {
        found.push_back({.term = &term, .nearness = same_form});
      } else if (stemmer_.stem(term.form) == stem) {
        found.push_back({.term = &term, .nearness = same_stem});
      } else if (is_beginning && term.form.starts_with(form)) {
        found.push_back({.term = &term, .nearness = continued});
      }
    });
    if (reach == Reach::similar) add_slips(points, found);
    return found;
  }

 private:
  /// The first letters of a word that is being typed: a browser would read a tenth of the index for
  /// what may begin so, or have it as a form.
  std::vector<TermMatch> itself(std::string_view form) const {
    const SearchTerm* term = index_.find(form);
    if (term == nullptr) return {};
    return {{.term = term, .nearness = same_form}};
  }

  static bool is_single_cjk(const std::u32string& points) {
    return points.size() == 1 && is_cjk(points[0]);
  }
  static bool may_go_on(const std::u32string& points) {
    return points.size() >= shortest_beginning;
  }

  template <class Visit>
  void for_each_beginning_with(std::string_view begins, const Visit& visit) const {
    auto term = std::ranges::lower_bound(index_.terms, begins, utf16_less, &SearchTerm::form);
    for (; term != index_.terms.end() && term->form.starts_with(begins); ++term) visit(*term);
  }

  /// Words that the one typed may be a slip of: they begin or end like it, so that the browser
  /// needs to know only these.
  void add_slips(const std::u32string& word, std::vector<TermMatch>& found) const {
    if (word.size() < shortest_with_slip || has_digit(word)) return;
    const std::size_t most = word.size() >= shortest_with_two_slips ? 2 : 1;
    const auto [head, tail] = edges_of_slips(word.size());
    for (const SearchTerm& term : index_.terms) {
      if (term.form.size() + most < word.size()) continue;
      const std::u32string other = code_points(term.form);
      if (other.size() < 3 || has_digit(other)) continue;
      if (!other.starts_with(word.substr(0, head)) &&
          !other.ends_with(word.substr(word.size() - tail))) {
        continue;
      }
      const std::size_t distance = edit_distance_up_to<std::u32string_view>(most, word, other);
      if (distance > most || std::ranges::find(found, &term, &TermMatch::term) != found.end()) {
        continue;
      }
      found.push_back({.term = &term, .nearness = distance == 1 ? one_slip : two_slips});
    }
  }

  static bool has_digit(const std::u32string& word) {
    return std::ranges::any_of(word, [](char32_t c) { return c >= '0' && c <= '9'; });
  }

  const SearchIndex& index_;
  const Stemmer& stemmer_;
};

std::vector<std::uint32_t> united(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> all;
  std::ranges::set_union(a, b, std::back_inserter(all));
  return all;
}

/// All items of some terms: the strongest of what an item has counts, wherever any stands.
std::vector<ClauseMatch> matches_of(const SearchIndex& index, const std::vector<TermMatch>& terms) {
  std::vector<ClauseMatch> all;
  for (const auto& [term, nearness] : terms) {
    for (const Posting& posting : index.postings_of(*term)) {
      const auto positions = index.positions_of(posting);
      const auto in_title = index.title_positions_of(posting);
      all.push_back({.item = posting.item,
                     .strength = nearness * posting.impact,
                     .positions = {positions.begin(), positions.end()},
                     .title_positions = {in_title.begin(), in_title.end()}});
    }
  }
  std::ranges::stable_sort(all, {}, &ClauseMatch::item);
  std::vector<ClauseMatch> merged;
  for (ClauseMatch& match : all) {
    if (merged.empty() || merged.back().item != match.item) {
      merged.push_back(std::move(match));
      continue;
    }
    ClauseMatch& same = merged.back();
    same.strength = std::max(same.strength, match.strength);
    same.positions = united(same.positions, match.positions);
    same.title_positions = united(same.title_positions, match.title_positions);
  }
  return merged;
}

/// Items in which `next` stands `offset` words after `first`.
std::vector<ClauseMatch> in_sequence(const std::vector<ClauseMatch>& first,
                                     const std::vector<ClauseMatch>& next, std::uint32_t offset) {
  std::vector<ClauseMatch> both;
  auto after = next.begin();
  for (const ClauseMatch& match : first) {
    while (after != next.end() && after->item < match.item) ++after;
    if (after == next.end()) break;
    if (after->item != match.item) continue;
    ClauseMatch joined{.item = match.item, .strength = std::max(match.strength, after->strength)};
    for (const std::uint32_t position : match.positions) {
      if (std::ranges::binary_search(after->positions, position + offset)) {
        joined.positions.push_back(position);
      }
    }
    std::ranges::set_intersection(joined.positions, match.title_positions,
                                  std::back_inserter(joined.title_positions));
    if (!joined.positions.empty()) both.push_back(std::move(joined));
  }
  return both;
}

std::vector<ClauseMatch> either(std::vector<ClauseMatch> a, std::vector<ClauseMatch> b) {
  std::vector<ClauseMatch> all;
  std::ranges::merge(std::move(a), std::move(b), std::back_inserter(all), {}, &ClauseMatch::item,
                     &ClauseMatch::item);
  std::vector<ClauseMatch> merged;
  for (ClauseMatch& match : all) {
    if (merged.empty() || merged.back().item != match.item) {
      merged.push_back(std::move(match));
    } else {
      merged.back().strength = std::max(merged.back().strength, match.strength);
    }
  }
  return merged;
}

}  // namespace

bool is_only_begun(const Clause& clause) {
  const std::string& form = clause.parts.back().form;
  return clause.is_open && code_point_count(form) < shortest_beginning &&
         !is_cjk(decode_code_point(form));
}

std::vector<ClauseMatch> match_clause(const SearchIndex& index, const Stemmer& stemmer,
                                      const Clause& clause, Reach reach) {
  const TermFinder finder(index, stemmer);
  std::vector<ClauseMatch> matches;
  for (std::size_t i = 0; i < clause.parts.size(); ++i) {
    const Clause::Part& part = clause.parts[i];
    const bool is_last = i + 1 == clause.parts.size();
    const std::vector<TermMatch> terms =
        clause.is_phrase ? finder.find(part.form, false, Reach::forms)
                         : finder.find(part.form, clause.is_open && is_last, reach);
    std::vector<ClauseMatch> found = matches_of(index, terms);
    matches = i == 0 ? std::move(found) : in_sequence(matches, found, part.offset);
  }
  if (!clause.joined.empty()) {
    matches = either(std::move(matches),
                     matches_of(index, finder.find(clause.joined, clause.is_open, reach)));
  }
  return matches;
}

}  // namespace tokensite
