#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "import/outline.hpp"
#include "import/plain_text_markdown.hpp"
#include "parse/prose_rules.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Lines that are longer weren't wrapped by a mail program.
constexpr std::size_t widest_wrapping = 100;

struct TextLine {
  std::string_view text;    ///< without white space around it
  std::size_t columns = 0;  ///< with the white space before it
  std::size_t number = 0;
};

std::vector<TextLine> text_lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view words = trim(text.substr(0, end));
    const auto indent = words.empty() ? 0 : static_cast<std::size_t>(words.data() - text.data());
    lines.push_back({.text = words, .columns = indent + code_point_count(words), .number = number});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Marker {
  std::size_t size = 0;  ///< with the white space after it; 0: there is none
  int ordinal = 0;       ///< 0 for a bullet
};

/// "1. ", "12) ", "• ", "- "
Marker list_marker(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  std::size_t size = 0;
  int ordinal = 0;
  if (digits > 0 && digits <= 3 && digits < text.size() &&
      (text[digits] == '.' || text[digits] == ')')) {
    size = digits + 1;
    ordinal = std::stoi(std::string(text.substr(0, digits)));
  }
  for (const std::string_view bullet : {"•", "‣", "◦", "▪", "-", "*"}) {
    if (size == 0 && text.starts_with(bullet)) size = bullet.size();
  }
  const std::size_t marker = size;
  while (size > 0 && size < text.size() && is_ascii_space(text[size])) ++size;
  return size == marker ? Marker{} : Marker{.size = size, .ordinal = ordinal};
}

std::vector<OutlineLink> addresses_in(std::string_view text) {
  std::vector<OutlineLink> links;
  for (std::size_t at = text.find("http"); at < text.size(); at = text.find("http", at + 1)) {
    const std::string_view rest = text.substr(at);
    if (!begins_with_web_address(rest)) continue;
    const std::string url(rest.substr(0, bare_url_size(rest)));
    at += url.size();
    links.push_back({.label = url, .url = url});
  }
  return links;
}

/// "=====", "-----": what stands below a heading, or parts two texts.
bool is_line_of_marks(std::string_view text) {
  return text.size() >= 3 && std::string_view("=-_*~#").find(text[0]) != std::string_view::npos &&
         text.find_first_not_of(text[0]) == text.npos;
}

/// Whether paragraphs may go on from `line` to `next`, for all that isn't a matter of width.
bool may_go_on(const TextLine& line, const TextLine& next) {
  return !line.text.empty() && !next.text.empty() && list_marker(next.text).size == 0 &&
         !begins_with_web_address(line.text) && !begins_with_web_address(next.text) &&
         !is_line_of_marks(line.text) && !is_line_of_marks(next.text);
}

/// The columns that paragraphs are wrapped at; 0 if they aren't.
std::size_t wrapping_of(const std::vector<TextLine>& lines) {
  std::size_t widest = 0;
  bool has_gap = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    has_gap = has_gap || lines[i].text.empty();
    if (may_go_on(lines[i], lines[i + 1])) widest = std::max(widest, lines[i].columns);
  }
  return has_gap && widest <= widest_wrapping ? widest : 0;
}

/// Whether a mail program put the line's end there: the next line's first word had no room.
bool is_wrapped(const TextLine& line, const TextLine& next, std::size_t width) {
  if (width == 0 || !may_go_on(line, next)) return false;
  const std::string_view word = next.text.substr(0, next.text.find(' '));
  return line.columns + 1 + code_point_count(word) > width;
}

/// Pages hold spaces that don't break, and marks that nobody sees; a writer's file has neither.
std::string without_invisible_characters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, code_point_length(text.substr(at)));
    at += character.size();
    switch (decode_code_point(character)) {
      case 0xA0:
        out += ' ';
        break;
      case 0xAD:
      case 0x200B:
      case 0xFEFF:
        break;
      default:
        out += character;
    }
  }
  return out;
}

class TextOutliner {
 public:
  Outline take(std::string_view text) {
    const std::vector<TextLine> lines = text_lines_of(text);
    const std::size_t width = wrapping_of(lines);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (lines[at].text.empty()) continue;
      if (is_line_of_marks(lines[at].text)) {
        add_marks(lines[at], at > 0 ? &lines[at - 1] : nullptr);
        continue;
      }
      std::string paragraph(lines[at].text);
      const std::size_t number = lines[at].number;
      while (at + 1 < lines.size() && is_wrapped(lines[at], lines[at + 1], width)) {
        ++at;
        paragraph += fmt::format(" {}", lines[at].text);
      }
      add(paragraph, number);
    }
    return std::move(outline_);
  }

 private:
  /// They make a heading of the line right above them; else they part texts.
  void add_marks(const TextLine& marks, const TextLine* above) {
    if (above != nullptr && !above->text.empty() && !outline_.blocks.empty() &&
        outline_.blocks.back().kind == BlockKind::paragraph) {
      outline_.blocks.back().kind = BlockKind::heading;
      // Which line is the title isn't a matter of its marks.
      outline_.blocks.back().level = marks.text[0] == '=' ? 2 : 3;
      return;
    }
    outline_.markdown += outline_.blocks.empty() ? "***" : "\n\n***";
    outline_.blocks.push_back({.kind = BlockKind::rule,
                               .begin = outline_.markdown.size() - 3,
                               .end = outline_.markdown.size(),
                               .line = marks.number});
  }

  void add(std::string_view text, std::size_t line) {
    const Marker marker = list_marker(text);
    const std::string_view words = text.substr(marker.size);
    const bool is_item = marker.size > 0;
    const bool follows_item =
        !outline_.blocks.empty() && outline_.blocks.back().kind == BlockKind::list_item;
    if (!outline_.blocks.empty()) outline_.markdown += is_item && follows_item ? "\n" : "\n\n";
    OutlineBlock block{.kind = is_item ? BlockKind::list_item : BlockKind::paragraph,
                       .ordinal = marker.ordinal,
                       .begin = outline_.markdown.size(),
                       .plain = folded_space(words),
                       .links = addresses_in(words),
                       .line = line};
    if (is_item)
      outline_.markdown += marker.ordinal > 0 ? fmt::format("{}. ", marker.ordinal) : "- ";
    outline_.markdown += markdown_of_line(words);
    block.end = outline_.markdown.size();
    outline_.blocks.push_back(std::move(block));
  }

  static std::string folded_space(std::string_view text) {
    std::string folded;
    for (const char c : text) {
      if (!is_ascii_space(c)) {
        folded += c;
      } else if (!folded.empty() && folded.back() != ' ') {
        folded += ' ';
      }
    }
    return folded;
  }

  Outline outline_;
};

}  // namespace

Outline outline_of_text(std::string_view text) {
  return TextOutliner().take(without_invisible_characters(text));
}

}  // namespace tokensite
