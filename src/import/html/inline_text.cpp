#include "import/html/inline_text.hpp"

#include <algorithm>
#include <utility>

#include "support/text.hpp"

namespace tokensite {
namespace {

enum class Glyph { visible, space, nothing, joiner };

/// Spaces of all widths are one; what has no width is no text, but for what joins letters.
Glyph glyph_of(char32_t c) {
  if (c <= 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
      c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x85) {
    return Glyph::space;
  }
  if (c == 0xAD || c == 0x34F || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x7F ||
      c == 0xFFFE || c == 0xFFFF) {
    return Glyph::nothing;
  }
  return c == 0x200C || c == 0x200D ? Glyph::joiner : Glyph::visible;
}

/// Whether a joiner before `rest` joins anything: a letter or an emoji beyond ASCII.
bool joins(std::string_view rest) {
  if (rest.empty() || static_cast<unsigned char>(rest[0]) < 0x80) return false;
  return glyph_of(decode_code_point(rest)) == Glyph::visible;
}

}  // namespace

InlineStyle common_style(const InlineStyle& a, const InlineStyle& b) {
  return {.strong = a.strong && b.strong,
          .emphasis = a.emphasis && b.emphasis,
          .deleted = a.deleted && b.deleted,
          .code = a.code && b.code,
          .link = a.link == b.link ? a.link : nullptr};
}

bool InlineLine::is_empty() const { return runs.empty(); }

void InlineText::append(std::string_view text, const InlineStyle& style, std::size_t line) {
  if (text.empty()) return;
  std::vector<InlineRun>& runs = current_.runs;
  if (runs.empty()) current_.line = line;
  if (std::exchange(wants_space_, false) && !runs.empty()) {
    // White space between two runs belongs to what they have in common.
    const InlineStyle between = common_style(runs.back().style, style);
    const InlineStyle space = common_style(between, space_style_);
    if (runs.back().picture == nullptr && runs.back().style == space) {
      runs.back().text += ' ';
    } else {
      runs.push_back({.text = " ", .style = space});
    }
  }
  if (!runs.empty() && runs.back().picture == nullptr && runs.back().style == style) {
    runs.back().text += text;
  } else {
    runs.push_back({.text = std::string(text), .style = style});
  }
}

std::string plain_characters(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = code_point_length(text);
    const Glyph glyph = glyph_of(decode_code_point(text));
    const bool is_behind_letter =
        !plain.empty() && static_cast<unsigned char>(plain.back()) >= 0x80;
    if (glyph == Glyph::space) {
      plain += length == 1 ? text[0] : ' ';
    } else if (glyph == Glyph::visible ||
               (glyph == Glyph::joiner && is_behind_letter && joins(text.substr(length)))) {
      plain += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return plain;
}

void InlineText::add_text(std::string_view text, const InlineStyle& style, std::size_t line) {
  const std::string characters = plain_characters(text);
  std::string_view rest = characters;
  while (!rest.empty()) {
    const auto is_space = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(rest, is_space) - rest.begin());
    append(rest.substr(0, end), style, line);
    rest.remove_prefix(end);
    if (rest.empty()) break;
    if (!wants_space_) space_style_ = style;
    wants_space_ = true;
    if (rest[0] == '\n') ++line;
    rest.remove_prefix(1);
  }
}

void InlineText::add_picture(std::string_view alt, const std::string* address,
                             const InlineStyle& style, std::size_t line) {
  InlineText folded;
  folded.add_text(alt, {}, line);
  std::string words;
  for (const InlineLine& words_of_alt : folded.take()) {
    for (const InlineRun& run : words_of_alt.runs) words += run.text;
  }
  if (wants_space_ && !current_.runs.empty()) {
    const InlineStyle between = common_style(current_.runs.back().style, style);
    current_.runs.push_back({.text = " ", .style = common_style(between, space_style_)});
  }
  wants_space_ = false;
  if (current_.runs.empty()) current_.line = line;
  InlineStyle of_picture = style;
  of_picture.code = false;
  current_.runs.push_back({.text = std::move(words), .style = of_picture, .picture = address});
}

void InlineText::break_line() {
  wants_space_ = false;
  const bool was_empty = current_.is_empty();
  if (!was_empty) lines_.push_back(std::move(current_));
  current_ = {};
  current_.begins_paragraph = was_empty || lines_.empty();
}

std::vector<InlineLine> InlineText::take() {
  break_line();
  current_ = {};
  std::vector<InlineLine> taken = std::exchange(lines_, {});
  if (!taken.empty()) taken.front().begins_paragraph = true;
  return taken;
}

}  // namespace tokensite
