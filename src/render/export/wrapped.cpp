#include <algorithm>

#include "render/export/plain_text.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// What no line breaks inside of.
struct Piece {
  std::string_view text;
  std::size_t width = 0;  ///< cells
  bool follows_space = false;
};

bool is_one_of(std::string_view character, std::string_view characters) {
  return !character.empty() && characters.find(character) != characters.npos;
}

/// No line begins with these, or ends with those (JIS X 4051's core, which Chinese shares).
constexpr std::string_view closing = "、。，．・：；？！）］｝」』】〉》〕’”…ー々〜～,.:;?!)]}";
constexpr std::string_view opening = "（［｛「『【〈《〔‘“([{";

/// Ideographs and kana. Emoji are as wide, but stay with their words.
bool may_break_around(std::string_view character) {
  const char32_t c = decode_code_point(character);
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

void add_pieces(std::string_view word, std::vector<Piece>& pieces) {
  bool follows_space = true;
  std::size_t begin = 0;
  std::string_view before;
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view character = word.substr(at, grapheme_length(word.substr(at)));
    const bool breaks = !before.empty() &&
                        (may_break_around(before) || may_break_around(character)) &&
                        !is_one_of(before, opening) && !is_one_of(character, closing);
    if (breaks) {
      const std::string_view piece = word.substr(begin, at - begin);
      pieces.push_back(
          {.text = piece, .width = display_width(piece), .follows_space = follows_space});
      follows_space = false;
      begin = at;
    }
    before = character;
    at += character.size();
  }
  const std::string_view piece = word.substr(begin);
  pieces.push_back({.text = piece, .width = display_width(piece), .follows_space = follows_space});
}

std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  while (!(line = trim(line)).empty()) {
    const auto end = std::ranges::find_if(line, is_ascii_space);
    const auto size = static_cast<std::size_t>(end - line.begin());
    add_pieces(line.substr(0, size), pieces);
    line.remove_prefix(size);
  }
  return pieces;
}

void end_line(std::string& out, std::string& line) {
  while (line.ends_with(' ')) line.pop_back();
  out.append(line).append("\n");
}

}  // namespace

std::string wrapped(std::string_view text, const LinePrefixes& prefixes) {
  std::string out;
  std::string line = prefixes.first;
  std::size_t width = display_width(line);
  const std::size_t rest_width = display_width(prefixes.rest);
  const auto new_line = [&] {
    end_line(out, line);
    line = prefixes.rest;
    width = rest_width;
  };
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    bool is_empty = true;
    for (const Piece& piece : pieces_of(text.substr(0, end))) {
      const std::size_t space = !is_empty && piece.follows_space ? 1 : 0;
      if (!is_empty && width + space + piece.width > text_width) {
        new_line();
      } else if (space > 0) {
        line += ' ';
        ++width;
      }
      line += piece.text;
      width += piece.width;
      is_empty = false;
    }
    if (end == text.size()) break;
    new_line();
    text.remove_prefix(end + 1);
  }
  end_line(out, line);
  return out;
}

}  // namespace tokensite
