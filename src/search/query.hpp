// What a reader types into the search box.
//
//   model context     items with both words, in any of their forms
//   "long context"    with these words next to each other, in any of their forms
//   KV-cache          likewise, or written as one word
//   -word -"a phrase" -tag:x   without
//   tag: section: edition: host: year:   of these; `edition:30..32`; `tag:"Long context"`
//
// The browser reads queries likewise: themes/tokenizer/scripts/search/query.js.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// Words that stand at fixed distances from each other: one word, a chain, a phrase.
struct Clause {
  struct Part {
    std::string form;
    std::uint32_t offset = 0;  ///< from the first part, in words
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;  ///< never empty
  std::string joined;       ///< a chain's words as one, if it is one
  bool is_phrase = false;   ///< quoted: nothing similar will do
  bool is_excluded = false;
  /// The last thing typed: its last word may still be going on.
  bool is_open = false;
  friend bool operator==(const Clause&, const Clause&) = default;
};

enum class FilterKind : std::uint8_t { tag, section, edition, host, year };

struct Filter {
  FilterKind kind = FilterKind::tag;
  std::string value;  ///< folded
  bool is_excluded = false;
  friend bool operator==(const Filter&, const Filter&) = default;
};

struct Query {
  std::vector<Clause> clauses;
  std::vector<Filter> filters;
  /// Something was typed, but of signs alone (`!!!`, an emoji): that finds nothing, rather than
  /// all.
  bool is_wordless = false;
  friend bool operator==(const Query&, const Query&) = default;
};

/// Of a longer query, an abstract that somebody pasted, only so many clauses count, the first ones.
inline constexpr std::size_t most_clauses = 32;

/// Any text is a query. `text` is valid UTF-8.
Query parse_query(std::string_view text);

}  // namespace tokensite
