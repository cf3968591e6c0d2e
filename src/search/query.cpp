#include "search/query.hpp"

#include <optional>
#include <utility>

#include "search/words.hpp"
#include "support/fold.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, FilterKind> filter_keys[] = {
    {"tag:", FilterKind::tag},         {"section:", FilterKind::section},
    {"edition:", FilterKind::edition}, {"host:", FilterKind::host},
    {"year:", FilterKind::year},
};

constexpr std::string_view quotes[] = {"\"", "“", "”", "„", "«", "»"};
constexpr std::string_view spaces[] = {" ", "\t", "\n", "\r", "\u00A0", "\u3000"};

/// How many bytes of `text` are one of `marks`; 0: none.
template <std::size_t n>
std::size_t starts_with_any(std::string_view text, const std::string_view (&marks)[n]) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

class QueryReader {
 public:
  explicit QueryReader(std::string_view text) : rest_(text) {}

  Query read() {
    while (!rest_.empty()) {
      if (const std::size_t space = starts_with_any(rest_, spaces)) {
        rest_.remove_prefix(space);
      } else {
        read_one();
        query_.is_wordless = true;
      }
    }
    if (!query_.clauses.empty() || !query_.filters.empty()) query_.is_wordless = false;
    return std::move(query_);
  }

 private:
  void read_one() {
    is_excluded_ = false;
    if (rest_.size() > 1 && rest_[0] == '-' && starts_with_any(rest_.substr(1), spaces) == 0) {
      is_excluded_ = true;
      rest_.remove_prefix(1);
    }
    if (const std::size_t quote = starts_with_any(rest_, quotes)) {
      rest_.remove_prefix(quote);
      add_phrase(take_quoted());
    } else if (const std::optional<FilterKind> kind = take_filter_key()) {
      const std::size_t opening = starts_with_any(rest_, quotes);
      rest_.remove_prefix(opening);
      const std::string_view value = opening > 0 ? take_quoted() : take_until_space();
      query_.filters.push_back(
          {.kind = *kind, .value = folded_for_search(trim(value)), .is_excluded = is_excluded_});
    } else {
      const std::string_view chunk = take_chunk();
      add_chunk(chunk, !is_excluded_ && rest_.empty());
    }
  }

  std::optional<FilterKind> take_filter_key() {
    for (const auto& [key, kind] : filter_keys) {
      if (rest_.size() <= key.size() ||
          !equal_ignoring_ascii_case(rest_.substr(0, key.size()), key) ||
          starts_with_any(rest_.substr(key.size()), spaces) > 0) {
        continue;
      }
      rest_.remove_prefix(key.size());
      return kind;
    }
    return std::nullopt;
  }

  /// Up to the closing quote, or the end.
  std::string_view take_quoted() {
    std::size_t end = 0;
    while (end < rest_.size() && starts_with_any(rest_.substr(end), quotes) == 0) ++end;
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    rest_.remove_prefix(starts_with_any(rest_, quotes));
    return taken;
  }

  std::string_view take_until_space() { return take_while_not(false); }
  std::string_view take_chunk() { return take_while_not(true); }

  std::string_view take_while_not(bool ends_at_quotes) {
    std::size_t end = 0;
    while (end < rest_.size() && starts_with_any(rest_.substr(end), spaces) == 0 &&
           !(ends_at_quotes && starts_with_any(rest_.substr(end), quotes) > 0)) {
      ++end;
    }
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }

  void add_phrase(std::string_view text) {
    Clause clause{.is_phrase = true, .is_excluded = is_excluded_};
    for (const Word& word : reader_.read(text)) {
      if (word.kind == WordKind::plain) add_part(clause, word);
    }
    add(std::move(clause));
  }

  /// A clause for each chain.
  void add_chunk(std::string_view chunk, bool is_open) {
    const std::vector<Word>& words = reader_.read(chunk);
    for (std::size_t i = 0; i < words.size();) {
      Clause clause{.is_excluded = is_excluded_};
      const std::uint32_t chain = words[i].chain;
      for (; i < words.size() && words[i].chain == chain; ++i) {
        if (words[i].kind == WordKind::plain) add_part(clause, words[i]);
        if (words[i].kind == WordKind::joined) clause.joined = words[i].form;
      }
      clause.is_open = is_open && i == words.size();
      add(std::move(clause));
    }
  }

  void add_part(Clause& clause, const Word& word) {
    if (clause.parts.empty()) first_ = word.position;
    clause.parts.push_back({.form = std::string(word.form), .offset = word.position - first_});
  }

  void add(Clause clause) {
    if (clause.parts.empty() || query_.clauses.size() == most_clauses) return;
    query_.clauses.push_back(std::move(clause));
  }

  std::string_view rest_;
  WordReader reader_;
  Query query_;
  std::uint32_t first_ = 0;
  bool is_excluded_ = false;
};

}  // namespace

Query parse_query(std::string_view text) { return QueryReader(text).read(); }

}  // namespace tokensite
