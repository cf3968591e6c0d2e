#include "search/words.hpp"

#include "support/fold.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// The longest chain that is also written as one word.
constexpr std::size_t longest_chain = 4;

struct Letter {
  char32_t c = 0;
  std::size_t size = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    return {.c = static_cast<unsigned char>(text[at]), .size = 1};
  }
  const std::string_view rest = text.substr(at);
  return {.c = decode_code_point(rest), .size = code_point_length(rest)};
}

bool is_word_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<char>(c));
  return is_word_character(c) && !is_cjk(c);
}

bool is_word_at(std::string_view text, std::size_t at) {
  return is_word_letter(letter_at(text, at).c);
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

bool is_joiner(char c) { return c == '-' || c == '.' || c == '_' || c == '&'; }

}  // namespace

const std::vector<Word>& WordReader::read(std::string_view text) {
  text_ = folded_for_search(text);
  forms_.clear();
  pieces_.clear();
  words_.clear();
  position_ = 0;
  chain_ = 0;
  chain_begin_ = 0;
  for (std::size_t at = 0; at < text_.size();) {
    const Letter letter = letter_at(text_, at);
    if (is_word_letter(letter.c)) {
      at = read_word(at);
    } else if (is_cjk(letter.c)) {
      at = read_cjk(at);
    } else {
      at += letter.size;
    }
  }
  // Only now, for the forms' memory has moved about.
  words_.reserve(pieces_.size());
  for (const Piece& piece : pieces_) {
    words_.push_back({.form = std::string_view(forms_).substr(piece.begin, piece.size),
                      .position = piece.position,
                      .chain = piece.chain,
                      .kind = piece.kind});
  }
  return words_;
}

/// Reads the word at `at`, and closes the chain unless another word hangs on to it.
std::size_t WordReader::read_word(std::size_t at) {
  const std::string_view text = text_;
  std::size_t begin = forms_.size();
  std::size_t letters = 0;
  const auto end_word = [&](WordKind kind) {
    add(begin, kind, position_++);
    begin = forms_.size();
    letters = 0;
  };
  for (;;) {
    // Nearly all letters are ASCII's.
    std::size_t end = at;
    while (end < text.size() && is_ascii_alnum(text[end])) ++end;
    forms_.append(text, at, end - at);
    letters += end - at;
    at = end;
    if (at == text.size() || text[at] == ' ') {  // nearly all words end so
      end_word(WordKind::plain);
      end_chain();
      return at;
    }
    const Letter letter = letter_at(text, at);
    if (is_word_letter(letter.c)) {
      forms_.append(text.substr(at, letter.size));
      at += letter.size;
      ++letters;
    } else if (letter.c == '.' && is_digit_at(text, at - 1) && is_digit_at(text, at + 1)) {
      forms_ += '.';
      ++at;
    } else if (letter.c == '\'' && is_word_at(text, at + 1)) {
      ++at;
      if (letters <= 2) {  // l'avion, O'Reilly
        end_word(WordKind::plain);
        end_chain();
      } else if (text[at] == 's' && !is_word_at(text, at + 1)) {
        ++at;
        break;
      }
    } else {
      break;
    }
  }
  if (text.substr(at, 2) == "++") {
    forms_ += "++";
    at += 2;
  } else if (text.substr(at, 1) == "#" && !is_word_at(text, at + 1)) {
    forms_ += '#';
    ++at;
  }
  end_word(WordKind::plain);
  if (at < text.size() && is_joiner(text[at]) && is_word_at(text, at + 1)) return at + 1;
  end_chain();
  return at;
}

std::size_t WordReader::read_cjk(std::size_t at) {
  const std::string_view text = text_;
  Letter letter = letter_at(text, at);
  for (;;) {
    const std::size_t begin = forms_.size();
    forms_.append(text.substr(at, letter.size));
    at += letter.size;
    const Letter next = letter_at(text, at);
    if (!is_cjk(next.c)) {
      const bool is_alone = pieces_.size() == chain_begin_;
      add(begin, is_alone ? WordKind::plain : WordKind::tail, position_++);
      break;
    }
    forms_.append(text.substr(at, next.size));
    add(begin, WordKind::plain, position_++);
    letter = next;
  }
  ++chain_;
  chain_begin_ = pieces_.size();
  return at;
}

void WordReader::add(std::size_t begin, WordKind kind, std::uint32_t position) {
  const std::string_view form = std::string_view(forms_).substr(begin);
  if (form.size() > longest_search_word && code_point_count(form) > longest_search_word) {
    forms_.resize(begin);
    return;
  }
  pieces_.push_back({.begin = begin,
                     .size = forms_.size() - begin,
                     .position = position,
                     .chain = chain_,
                     .kind = kind});
}

void WordReader::end_chain() {
  const std::size_t size = pieces_.size() - chain_begin_;
  if (size >= 2 && size <= longest_chain) {
    const std::size_t begin = forms_.size();
    for (std::size_t i = chain_begin_; i < chain_begin_ + size; ++i) {
      forms_.append(forms_, pieces_[i].begin, pieces_[i].size);
    }
    add(begin, WordKind::joined, pieces_[chain_begin_].position);
  }
  ++chain_;
  chain_begin_ = pieces_.size();
}

}  // namespace tokensite
