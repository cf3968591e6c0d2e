#include "search/searcher.hpp"

#include <algorithm>
#include <iterator>

#include "search/clause_matches.hpp"
#include "search/selection.hpp"
#include "search/stop_words.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Two clauses that stand in a title as they were typed, one right after the other, or a few words
/// apart.
constexpr std::uint64_t adjacent_bonus = 160;
constexpr std::uint64_t near_bonus = 60;
constexpr std::uint32_t near_distance = 4;

/// How much a word says that `matching` of `all` items hold: log2((2 all + 2) / (2 matching + 1))
/// in sixteenths, rounded down. By squaring and halving, which every machine does alike.
std::uint64_t rarity(std::size_t all, std::size_t matching) {
  double ratio = static_cast<double>(2 * all + 2) / static_cast<double>(2 * matching + 1);
  std::uint64_t sixteenths = 0;
  for (; ratio >= 2; ratio /= 2) sixteenths += 16;
  for (std::uint64_t bit = 8; bit > 0; bit /= 2) {
    ratio *= ratio;
    if (ratio >= 2) ratio /= 2, sixteenths += bit;
  }
  return std::max<std::uint64_t>(1, sixteenths);
}

/// Where the clause's last word stands, counted from its first.
std::uint32_t last_offset(const Clause& clause) { return clause.parts.back().offset; }

std::uint64_t nearness_bonus(const ClauseMatch& a, std::uint32_t length_of_a,
                             const ClauseMatch& b) {
  std::uint64_t bonus = 0;
  for (const std::uint32_t position : a.title_positions) {
    const std::uint32_t end = position + length_of_a;
    // The nearest that begins no earlier than `near_distance` words before the end.
    const std::uint32_t from = end > near_distance ? end - near_distance : 0;
    for (auto at = std::ranges::lower_bound(b.title_positions, from);
         at != b.title_positions.end() && *at <= end + near_distance; ++at) {
      if (*at == end + 1) return adjacent_bonus;
      bonus = near_bonus;
    }
  }
  return bonus;
}

/// The clauses that narrow the results: not those excluded, nor stop words, unless there is nothing
/// else.
std::vector<Clause> wanted_clauses(const Query& query, std::string_view language) {
  const auto stops = stop_words(language);
  const auto is_stop_word = [&](const Clause& clause) {
    return clause.parts.size() == 1 && !clause.is_phrase && !clause.is_open &&
           std::ranges::binary_search(stops, std::string_view(clause.parts[0].form));
  };
  std::vector<Clause> wanted;
  for (const Clause& clause : query.clauses) {
    if (!clause.is_excluded && !is_stop_word(clause)) wanted.push_back(clause);
  }
  if (!wanted.empty()) return wanted;
  for (const Clause& clause : query.clauses) {
    if (!clause.is_excluded) wanted.push_back(clause);
  }
  return wanted;
}

/// Chains in their words; phrases stay whole.
std::vector<Clause> word_by_word(const std::vector<Clause>& clauses) {
  std::vector<Clause> words;
  for (const Clause& clause : clauses) {
    if (clause.is_phrase) {
      words.push_back(clause);
      continue;
    }
    for (std::size_t i = 0; i < clause.parts.size(); ++i) {
      words.push_back({.parts = {{.form = clause.parts[i].form}},
                       .is_open = clause.is_open && i + 1 == clause.parts.size()});
    }
  }
  return words;
}

/// Adds up, per item, what the clauses are in it.
class Scorer {
 public:
  Scorer(const SearchIndex& index, const Stemmer& stemmer, std::size_t items)
      : index_(index), stemmer_(stemmer), scores_(items), said_(items), last_(items) {}

  void add(const Clause& clause, Reach reach) {
    std::vector<ClauseMatch> matches = match_clause(index_, stemmer_, clause, reach);
    const std::uint64_t rarity_here = rarity(scores_.size(), matches.size());
    const std::uint64_t says = is_only_begun(clause) ? 0 : rarity_here;
    all_said_ += says;
    const std::uint64_t words = std::min<std::size_t>(clause.parts.size(), 3);
    for (const ClauseMatch& match : matches) {
      FoundItem& found = scores_[match.item];
      found.item = match.item;
      ++found.clauses;
      said_[match.item] += says;
      found.score += rarity_here * match.strength * words;
      if (const ClauseMatch* before = last_[match.item]) {
        found.score +=
            (rarity_here + rarity_before_) * nearness_bonus(*before, length_before_, match);
      }
    }
    last_.assign(last_.size(), nullptr);
    before_ = std::move(matches);
    for (const ClauseMatch& match : before_) last_[match.item] = &match;
    rarity_before_ = rarity_here;
    length_before_ = last_offset(clause);
  }

  /// The items that at least `least` clauses are in.
  std::vector<FoundItem> found(std::size_t least) const {
    return where([&](const FoundItem& item) { return item.clauses >= least; });
  }

  /// The items that meet what says half of the query at least: rare words say more.
  std::vector<FoundItem> found_half() const {
    return where([&](const FoundItem& item) {
      return item.clauses > 0 && 2 * said_[item.item] >= all_said_;
    });
  }

 private:
  template <class IsFound>
  std::vector<FoundItem> where(const IsFound& is_found) const {
    std::vector<FoundItem> all;
    std::ranges::copy_if(scores_, std::back_inserter(all), is_found);
    return all;
  }

  const SearchIndex& index_;
  const Stemmer& stemmer_;
  std::vector<FoundItem> scores_;
  std::vector<std::uint64_t> said_;  ///< per item, the rarities of its clauses
  std::uint64_t all_said_ = 0;
  std::vector<ClauseMatch> before_;
  std::vector<const ClauseMatch*> last_;  ///< per item, the match of the clause before
  std::uint64_t rarity_before_ = 0;
  std::uint32_t length_before_ = 0;
};

}  // namespace

Searcher::Searcher(const Config& config, const Archive& archive, Workers& workers)
    : catalog_(config, archive),
      index_(build_search_index(config, archive, workers).index),
      stemmer_(config.language) {}

SearchResults Searcher::search(const SearchRequest& request) const {
  const Archive& archive = catalog_.archive;
  const Selection selection(catalog_, request.chosen, request.query.filters);
  std::vector<bool> allowed(archive.items.size());
  for (ItemIndex i = 0; i < allowed.size(); ++i) allowed[i] = selection.allows(i);
  for (const Clause& clause : request.query.clauses) {
    if (!clause.is_excluded) continue;
    for (const ClauseMatch& match : match_clause(index_, stemmer_, clause, Reach::forms)) {
      allowed[match.item] = false;
    }
  }

  SearchResults results;
  std::vector<FoundItem> found;
  const std::vector<Clause> typed = wanted_clauses(request.query, catalog_.config.language);
  if (request.query.is_wordless) {
    // Nothing.
  } else if (typed.empty()) {
    for (ItemIndex i = 0; i < allowed.size(); ++i) {
      if (allowed[i]) found.push_back({.item = i});
    }
  } else {
    const auto try_clauses = [&](const std::vector<Clause>& clauses, Reach reach) {
      Scorer scorer(index_, stemmer_, archive.items.size());
      for (const Clause& clause : clauses) scorer.add(clause, reach);
      const auto keep = [&](std::vector<FoundItem> items) {
        found = std::move(items);
        std::erase_if(found, [&](const FoundItem& item) { return !allowed[item.item]; });
      };
      const bool may_lack_one = reach == Reach::similar && clauses.size() > 2;
      keep(scorer.found(clauses.size() - (may_lack_one ? 1 : 0)));
      if (found.empty() && reach == Reach::similar && clauses.size() > 1) {
        keep(scorer.found_half());
        results.strictness = Strictness::some_words;
      }
    };
    try_clauses(typed, Reach::forms);
    if (found.empty()) {
      results.strictness = Strictness::similar_words;
      try_clauses(word_by_word(typed), Reach::similar);
    }
  }

  for (std::size_t i = 0; i < facet_count; ++i) {
    results.counts[i].resize(catalog_.value_count(static_cast<Facet>(i)));
  }
  for (const FoundItem& item : found) {
    const std::vector<Facet> missed = selection.misses(item.item);
    if (missed.empty()) results.items.push_back(item);
    for (std::size_t i = 0; i < facet_count; ++i) {
      const auto facet = static_cast<Facet>(i);
      if (missed.size() > 1 || (missed.size() == 1 && missed[0] != facet)) continue;
      for (const std::uint32_t value : catalog_.values_of(item.item, facet)) {
        ++results.counts[i][value];
      }
    }
  }
  std::ranges::sort(results.items, [&](const FoundItem& a, const FoundItem& b) {
    if (a.clauses != b.clauses) return a.clauses > b.clauses;
    if (a.score != b.score) return a.score > b.score;
    const std::uint32_t edition_a = archive.items[a.item].edition;
    const std::uint32_t edition_b = archive.items[b.item].edition;
    return edition_a != edition_b ? edition_a > edition_b : a.item < b.item;
  });
  return results;
}

}  // namespace tokensite
