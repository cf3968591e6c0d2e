#include "import/edition/item_starts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using Blocks = std::span<const OutlineBlock>;
using Starts = std::vector<std::size_t>;

constexpr std::size_t longest_title = 200;  // code points
constexpr std::size_t longest_label = 30;   // code points

/// Byte size of "12. " or "12) " at the beginning; 0 if there is none.
std::size_t number_size(std::string_view plain) {
  std::size_t digits = 0;
  while (digits < plain.size() && is_ascii_digit(plain[digits])) ++digits;
  if (digits == 0 || digits > 3 || digits + 1 >= plain.size()) return 0;
  if (plain[digits] != '.' && plain[digits] != ')') return 0;
  return is_ascii_space(plain[digits + 1]) ? digits + 2 : 0;
}

bool has_link_of(const OutlineBlock& block, std::string_view label) {
  return std::ranges::any_of(block.links,
                             [&](const OutlineLink& link) { return trim(link.label) == label; });
}

bool is_text(const OutlineBlock& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item ||
         block.kind == BlockKind::heading;
}

/// A link whose words are a title, not an address: "[Title](url)".
bool begins_with_link(const OutlineBlock& block) {
  if (block.links.empty() || !is_text(block)) return false;
  const std::string_view label = block.links[0].label;
  return !begins_with_web_address(label) && label.size() > 1 &&
         without_number(block.plain).starts_with(label);
}

bool is_whole_link(const OutlineBlock& block) {
  return begins_with_link(block) && block.links.size() == 1 &&
         without_number(block.plain).size() == block.links[0].label.size();
}

bool looks_like_title(const OutlineBlock& block) {
  if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading) return false;
  if (block.plain.empty() || is_line_of_links(block)) return false;
  if (code_point_count(block.plain) > longest_title) return false;
  const char last = block.plain.back();
  return last != '.' && last != ',' && last != ';' && last != ':';
}

bool holds_sentence(const OutlineBlock& block) {
  return block.plain.find(". ") != std::string::npos ||
         glued_title(block.plain) != std::string_view::npos;
}

Starts by_headings(Blocks blocks) {
  int highest = 7;
  for (const OutlineBlock& block : blocks) {
    if (block.kind == BlockKind::heading) highest = std::min(highest, block.level);
  }
  Starts starts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::heading && blocks[i].level == highest) starts.push_back(i);
  }
  return starts;
}

/// 1, 2, 3, and once more from 1 where a heading between two sections is missing. A number may be
/// left out, as authors do who take an item away.
Starts by_numbers(Blocks blocks) {
  Starts starts;
  int last = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const int number = is_text(blocks[i]) ? number_of(blocks[i]) : 0;
    const bool goes_on = number > last && number <= last + 2;
    const bool begins_again = number == 1 && last > 1;
    if (!goes_on && !begins_again) continue;
    starts.push_back(i);
    last = number;
  }
  return starts;
}

Starts by_whole_links(Blocks blocks) {
  Starts starts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_whole_link(blocks[i]) || blocks[i].emphasis == Emphasis::strong) starts.push_back(i);
  }
  return starts;
}

Starts by_first_links(Blocks blocks) {
  Starts starts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (begins_with_link(blocks[i])) starts.push_back(i);
  }
  return starts;
}

Starts by_list_items(Blocks blocks) {
  Starts starts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::list_item) starts.push_back(i);
  }
  return starts;
}

Starts by_lines_of_links(Blocks blocks) {
  Starts starts;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (!is_line_of_links(blocks[i]) && is_line_of_links(blocks[i + 1])) starts.push_back(i);
  }
  return starts;
}

/// A short line with a longer one below it, or with links: all that plain text has.
Starts by_lengths(Blocks blocks) {
  Starts starts;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const OutlineBlock& next = blocks[i + 1];
    if (is_line_of_links(blocks[i])) continue;
    const bool is_above_text = looks_like_title(blocks[i]) && is_text(next) &&
                               next.plain.size() > blocks[i].plain.size() &&
                               (!looks_like_title(next) || holds_sentence(next));
    if (is_line_of_links(next) || is_above_text) starts.push_back(i);
  }
  return starts;
}

}  // namespace

bool is_line_of_links(const OutlineBlock& block) {
  if (!is_text(block) || block.links.empty() || block.kind == BlockKind::heading) return false;
  bool is_first = true;
  for (const std::string_view part : parts_of_line(block.plain)) {
    const bool is_link =
        begins_with_web_address(part) ? part.find(' ') == part.npos : has_link_of(block, part);
    if (is_first && !begins_with_web_address(part)) return false;
    // A label may say in brackets why it leads nowhere.
    const std::string_view label = part.ends_with(')') ? part.substr(0, part.find(" (")) : part;
    if (!is_link && code_point_count(label) > longest_label) return false;
    is_first = false;
  }
  return true;
}

std::vector<std::string_view> parts_of_line(std::string_view plain) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = plain.size();
    std::size_t size = 0;
    for (const std::string_view mark : {"|", " · ", " • "}) {
      if (const std::size_t at = plain.find(mark); at < end) {
        end = at;
        size = mark.size();
      }
    }
    parts.push_back(trim(plain.substr(0, end)));
    if (end == plain.size()) return parts;
    plain.remove_prefix(end + size);
  }
}

int number_of(const OutlineBlock& block) {
  if (block.ordinal > 0) return block.ordinal;
  const std::size_t size = number_size(block.plain);
  return size == 0 ? 0 : std::stoi(block.plain.substr(0, size));
}

std::string_view without_number(std::string_view plain) {
  return trim(plain.substr(number_size(plain)));
}

std::vector<std::size_t> find_item_starts(Blocks blocks, std::span<const std::size_t> wanted) {
  constexpr std::array ways = {by_headings,   by_numbers,        by_whole_links, by_first_links,
                               by_list_items, by_lines_of_links, by_lengths};
  std::vector<Starts> seen;
  for (const auto way : ways) seen.push_back(way(blocks));
  for (const std::size_t count : wanted) {
    for (const Starts& starts : seen) {
      if (starts.size() == count && count > 0) return starts;
    }
  }
  // One item without any sign of being one is what a section of one holds.
  if (!wanted.empty() && wanted.back() == 1 && !blocks.empty()) return {0};
  for (const Starts& starts : seen) {
    if (!starts.empty()) return starts;
  }
  return {};
}

std::size_t glued_title(std::string_view plain) {
  // A title is a few words: no need to look further back.
  const std::size_t first = plain.size() - std::min(plain.size(), 4 * longest_title);
  for (std::size_t at = plain.size(); at-- > std::max<std::size_t>(first, 2);) {
    const char end = plain[at - 1];
    if (end != '.' && end != '!' && end != '?' && end != ')') continue;
    const std::string_view tail = plain.substr(at);
    const std::string_view title = without_number(tail);
    const bool begins = !title.empty() && title[0] >= 'A' && title[0] <= 'Z' && tail[0] != ' ';
    // "e.g.Two" has no sentence before it, "v2.Final" no word.
    const char before = plain[at - 2];
    const bool is_sentence = (before >= 'a' && before <= 'z') || before == ')' || before == '"' ||
                             static_cast<unsigned char>(before) >= 0x80;
    const bool is_title = title.find(' ') != title.npos &&
                          code_point_count(title) <= longest_title &&
                          title.find(". ") == title.npos && title.back() != '.';
    if (begins && is_sentence && is_title) return at;
  }
  return std::string_view::npos;
}

}  // namespace tokensite
