#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "diagnostics/sources.hpp"
#include "import/outline.hpp"
#include "parse/markdown.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

struct Line {
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t end = 0;    ///< without the line feed
  std::size_t indent = 0;
  std::string_view text;  ///< without white space around it
};

std::vector<Line> lines_of(std::string_view markdown) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string_view whole = markdown.substr(begin, end - begin);
    std::size_t indent = 0;
    for (const char c : whole) {
      if (c != ' ' && c != '\t') break;
      indent += c == ' ' ? 1 : 4 - indent % 4;
    }
    lines.push_back({.begin = begin, .end = end, .indent = indent, .text = trim(whole)});
    begin = end + 1;
  }
  return lines;
}

/// 0 if the line is no heading (CommonMark, section 4.2).
int heading_level(const Line& line) {
  if (line.indent > 3) return 0;
  std::size_t hashes = 0;
  while (hashes < line.text.size() && line.text[hashes] == '#') ++hashes;
  const bool ends = hashes == line.text.size() || is_ascii_space(line.text[hashes]);
  return hashes >= 1 && hashes <= 6 && ends ? static_cast<int>(hashes) : 0;
}

/// CommonMark, section 4.1.
bool is_rule(const Line& line) {
  if (line.indent > 3 || line.text.empty()) return false;
  const char mark = line.text[0];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  std::size_t marks = 0;
  for (const char c : line.text) {
    if (c == mark) {
      ++marks;
    } else if (!is_ascii_space(c)) {
      return false;
    }
  }
  return marks >= 3;
}

struct ListMarker {
  int ordinal = 0;          ///< 0 for a bullet
  std::size_t content = 0;  ///< the column where the item's text begins
  char mark = 0;            ///< of one list there is one
};

/// CommonMark, section 5.2.
std::optional<ListMarker> list_marker(const Line& line) {
  if (line.indent > 3 || line.text.empty() || is_rule(line)) return std::nullopt;
  std::size_t size = 0;
  ListMarker marker;
  if (std::string_view("-+*").find(line.text[0]) != std::string_view::npos) {
    size = 1;
  } else {
    while (size < line.text.size() && size < 10 && is_ascii_digit(line.text[size])) ++size;
    if (size == 0 || size > 9 || size == line.text.size()) return std::nullopt;
    if (line.text[size] != '.' && line.text[size] != ')') return std::nullopt;
    marker.ordinal = std::stoi(std::string(line.text.substr(0, size)));
    ++size;
  }
  marker.mark = line.text[size - 1];
  if (size < line.text.size() && !is_ascii_space(line.text[size])) return std::nullopt;
  std::size_t space = size;
  while (space < line.text.size() && is_ascii_space(line.text[space])) ++space;
  if (space == line.text.size() || space - size > 4) space = size + 1;
  marker.content = line.indent + space;
  return marker;
}

/// The length of the fence that opens or closes a block of code; 0 if it is none.
std::size_t fence(const Line& line) {
  if (line.indent > 3 || line.text.size() < 3) return 0;
  const char mark = line.text[0];
  if (mark != '`' && mark != '~') return 0;
  const std::size_t size = std::min(line.text.find_first_not_of(mark), line.text.size());
  const bool is_inline = mark == '`' && line.text.find('`', size) != line.text.npos;
  return size >= 3 && !is_inline ? size : 0;
}

/// Whether a paragraph's line holds links and their labels alone, so that an editor reads it apart.
bool is_line_of_links(std::string_view text) {
  return begins_with_web_address(text) || text.starts_with("<http");
}

bool has_hard_break(std::string_view markdown, const Line& line) {
  const std::string_view whole = markdown.substr(line.begin, line.end - line.begin);
  return whole.ends_with("  ") || whole.ends_with('\\');
}

class MarkdownOutliner {
 public:
  explicit MarkdownOutliner(std::string_view text) {
    outline_.markdown = text;
    lines_ = lines_of(outline_.markdown);
  }

  Outline take() {
    while (at_ < lines_.size()) {
      if (lines_[at_].text.empty()) {
        ++at_;
      } else {
        add_next();
      }
    }
    return std::move(outline_);
  }

 private:
  void add_next() {
    const Line& line = lines_[at_];
    if (const int level = heading_level(line); level > 0) {
      return add(at_, at_ + 1, {.kind = BlockKind::heading, .level = level});
    }
    if (is_rule(line)) return add(at_, at_ + 1, {.kind = BlockKind::rule});
    if (fence(line) > 0) return add(at_, end_of_fence(), {.kind = BlockKind::other});
    if (line.indent > 3) return add(at_, end_of_paragraph(), {.kind = BlockKind::other});
    if (line.text.starts_with('>') || is_table()) {
      return add(at_, end_of_paragraph(), {.kind = BlockKind::other});
    }
    if (const auto marker = list_marker(line)) {
      return add(at_, end_of_item(*marker),
                 {.kind = BlockKind::list_item, .ordinal = marker->ordinal});
    }
    add_paragraph();
  }

  bool is_table() const {
    if (at_ + 1 == lines_.size() || lines_[at_].text.find('|') == std::string_view::npos) {
      return false;
    }
    const std::string_view next = lines_[at_ + 1].text;
    return next.find('-') != next.npos && next.find_first_not_of("|-: ") == next.npos;
  }

  std::size_t end_of_fence() const {
    const std::size_t size = fence(lines_[at_]);
    const char mark = lines_[at_].text[0];
    for (std::size_t end = at_ + 1; end < lines_.size(); ++end) {
      const std::string_view text = lines_[end].text;
      if (fence(lines_[end]) >= size && text.find_first_not_of(mark) == text.npos) return end + 1;
    }
    return lines_.size();
  }

  /// Whether the line ends a paragraph before it without an empty line (CommonMark, section 4.8).
  bool interrupts(const Line& line) const {
    if (line.text.empty() || heading_level(line) > 0 || fence(line) > 0 || is_rule(line)) {
      return true;
    }
    if (line.indent <= 3 && line.text.starts_with('>')) return true;
    const auto marker = list_marker(line);
    // A number that isn't 1 is one of the text's own.
    return marker && marker->ordinal <= 1 && line.text.size() > 2;
  }

  std::size_t end_of_paragraph() const {
    const bool is_quote = lines_[at_].text.starts_with('>');
    std::size_t end = at_ + 1;
    while (end < lines_.size() &&
           (!interrupts(lines_[end]) || (is_quote && lines_[end].text.starts_with('>')))) {
      ++end;
    }
    return end;
  }

  /// An item's lines are indented as its text is; after an empty line that is a must.
  std::size_t end_of_item(const ListMarker& marker) const {
    std::size_t end = at_ + 1;
    for (std::size_t next = end; next < lines_.size(); ++next) {
      const Line& line = lines_[next];
      if (line.text.empty()) continue;
      const bool is_lazy = next == end && !interrupts(line) && !list_marker(line);
      if (line.indent < marker.content && !is_lazy) break;
      end = next + 1;
    }
    return end;
  }

  void add_paragraph() {
    std::size_t end = at_;
    do {
      ++end;
      if (end == lines_.size()) break;
      if (const int level = underline_level(lines_[end]); level > 0) {
        return add(at_, end + 1, {.kind = BlockKind::heading, .level = level});
      }
      if (is_line_of_links(lines_[end].text) || is_line_of_links(lines_[end - 1].text)) break;
    } while (!has_hard_break(outline_.markdown, lines_[end - 1]) && !interrupts(lines_[end]));
    add(at_, end, {.kind = BlockKind::paragraph});
  }

  /// Of a setext heading (CommonMark, section 4.3); 0 if the line is none.
  static int underline_level(const Line& line) {
    if (line.indent > 3 || line.text.empty()) return 0;
    if (line.text.find_first_not_of('=') == line.text.npos) return 1;
    return line.text.find_first_not_of('-') == line.text.npos ? 2 : 0;
  }

  /// Lines [first, end).
  void add(std::size_t first, std::size_t end, OutlineBlock block) {
    at_ = end;
    block.begin = lines_[first].begin;
    block.end = lines_[end - 1].end;
    const std::string_view markdown = outline_.markdown;
    while (block.end > block.begin && is_ascii_space(markdown[block.end - 1])) --block.end;
    if (block.kind != BlockKind::other) {
      block.begin += markdown.substr(block.begin).find_first_not_of(" \t");
    }
    // A hard break needs something after it.
    if (block.kind == BlockKind::paragraph && end < lines_.size() &&
        markdown[block.end - 1] == '\\') {
      --block.end;
    }
    block.line = first + 1;
    describe(block);
    outline_.blocks.push_back(std::move(block));
  }

  /// What the block says, as the reader of its HTML sees it.
  void describe(OutlineBlock& block) const {
    if (block.kind == BlockKind::rule) return;
    Sources sources;
    const FileId file = sources.add("", std::string(outline_.markdown_of(block)));
    const auto size = static_cast<std::uint32_t>(sources.text(file).size());
    Diagnostics ignored;
    const Body body =
        render_markdown(sources, {.file = file, .begin = 0, .end = size}, {}, ignored);
    const Outline read = outline_of_html(html_at(body, {.prefix = ""}));
    for (const OutlineBlock& part : read.blocks) {
      if (!part.plain.empty() && !block.plain.empty()) block.plain += ' ';
      block.plain += part.plain;
      block.links.insert(block.links.end(), part.links.begin(), part.links.end());
    }
    if (read.blocks.size() == 1) block.emphasis = read.blocks[0].emphasis;
  }

  Outline outline_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
};

}  // namespace

Outline outline_of_markdown(std::string_view text) { return MarkdownOutliner(text).take(); }

}  // namespace tokensite
