// The words of a text, as the index holds them and as a query asks for them.
//
// - A word is a run of letters, digits and marks. A full stop between digits belongs to it (5.2,
//   3.5x); so do `++` and `#` after it (C++, F#). An apostrophe inside of it is dropped (don't ->
//   dont), with the `s` of a genitive; after one or two letters it parts words (l'avion).
// - Words that hyphens, dots, underscores or ampersands join without a space are a chain: KV-cache
//   is `kv`, `cache`, and besides `kvcache`, written at the place of its first word.
// - Han, kana and Hangul know no spaces: of a run every two neighbours are a word, and the last
//   character by itself.
//
// The browser does the same (themes/tokenizer/scripts/search/words.js); tests/search/words.json
// holds both to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

enum class WordKind : std::uint8_t {
  plain,
  joined,  ///< a chain's words as one
  tail,    ///< the last character of a run of CJK, by itself
};

struct Word {
  std::string_view form;
  std::uint32_t position = 0;  ///< in the text, from 0; a joined word has its first part's
  std::uint32_t chain = 0;     ///< words of one chain, or of one run of CJK, share it
  WordKind kind = WordKind::plain;
};

/// Words longer than this many code points are left out: no one types them.
inline constexpr std::size_t longest_search_word = 40;

/// Reads texts into words; keeps its memory from one to the next.
class WordReader {
 public:
  /// What it gives lives until the next call. `text` is valid UTF-8.
  const std::vector<Word>& read(std::string_view text);

 private:
  struct Piece {
    std::size_t begin;
    std::size_t size;
    std::uint32_t position;
    std::uint32_t chain;
    WordKind kind;
  };
  std::size_t read_word(std::size_t at);
  std::size_t read_cjk(std::size_t at);
  void add(std::size_t begin, WordKind kind, std::uint32_t position);
  void end_chain();

  std::string text_;   ///< folded
  std::string forms_;  ///< of all words, one after the other
  std::vector<Piece> pieces_;
  std::vector<Word> words_;
  std::uint32_t position_ = 0;
  std::uint32_t chain_ = 0;
  std::size_t chain_begin_ = 0;  ///< in pieces_
};

}  // namespace tokensite
