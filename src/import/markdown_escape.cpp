#include "import/markdown_escape.hpp"

#include <algorithm>

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

bool is_only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == text.npos;
}

/// Whether a space or the end comes at `at`.
bool ends_marker(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ';
}

/// Where, in the first characters of a line, a backslash keeps it from beginning a block; none if
/// it wouldn't.
std::size_t block_marker(std::string_view line) {
  if (line.empty()) return line.npos;
  const char first = line[0];
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0) return hashes <= 6 && ends_marker(line, hashes) ? 0 : line.npos;
  if (first == '>') return 0;
  if ((first == '-' || first == '+' || first == '*') && ends_marker(line, 1)) return 0;
  if (first == '=' && is_only(line, "= ")) return 0;
  // A line across the page, below a heading, or below the head of a table.
  if (is_only(line, "-|: ") && line.find('-') != line.npos) return 0;
  if (is_only(line, "_ ")) return 0;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && digits < 10 && digits < line.size() &&
      (line[digits] == '.' || line[digits] == ')') && ends_marker(line, digits + 1)) {
    return digits;
  }
  return line.npos;
}

/// "&amp;", "&#38;" at the begin of `text`, or what begins like it.
bool is_reference(std::string_view text) {
  std::size_t at = 1;
  if (text.substr(at).starts_with('#')) ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_ascii_alnum(text[at])) ++at;
  return at > begin && at < text.size() && text[at] == ';';
}

/// "<=b:", which is the begin of an address to md4c 0.4.8: whatever character a scheme begins with.
bool may_begin_address(std::string_view text, char after) {
  std::size_t at = 2;
  while (at < text.size() &&
         (is_ascii_alnum(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.')) {
    ++at;
  }
  return (at < text.size() ? text[at] : after) == ':';
}

constexpr std::size_t longest_word = 250;  ///< bytes; beyond it, one isn't looked at

/// Whether there is, or may be, something in the word that gets a backslash, which would end up in
/// the address. `beyond` stands where the text ends that the word may run to.
bool holds_marks(std::string_view word, bool runs_to_end, char beyond) {
  return word.size() >= longest_word || (runs_to_end && beyond != ' ') ||
         word.find_first_of("_*~`[]<>\\&") != word.npos;
}

/// Whether a renderer would make a link of the word with `text[at]`: `http://`, `www.`, `a@b`.
bool is_address_mark(std::string_view text, std::size_t at, const TextPlace& place) {
  const std::string_view before = text.substr(0, at);
  const std::string_view after = text.substr(at + 1);
  switch (text[at]) {
    case ':': {
      if (!after.starts_with("//")) return false;
      const std::string scheme =
          ascii_lower(before.substr(before.size() - std::min<std::size_t>(before.size(), 5)));
      return scheme.ends_with("http") || scheme.ends_with("https") || scheme.ends_with("ftp");
    }
    case '.': {
      if (before.size() < 3 ||
          !equal_ignoring_ascii_case(before.substr(before.size() - 3), "www")) {
        return false;
      }
      const std::size_t space = after.substr(0, longest_word).find(' ');
      return place.in_label ||
             holds_marks(after.substr(0, space), space == after.npos, place.after);
    }
    case '@': {
      const std::string_view near =
          before.substr(before.size() - std::min(before.size(), longest_word));
      const std::size_t space = near.rfind(' ');
      return place.in_label || holds_marks(near.substr(space == near.npos ? 0 : space),
                                           space == near.npos, place.before);
    }
    default:
      return false;
  }
}

bool needs_backslash(std::string_view text, std::size_t at, const TextPlace& place) {
  const char before = at > 0 ? text[at - 1] : place.before;
  const char after = at + 1 < text.size() ? text[at + 1] : place.after;
  const bool stands_alone = before == ' ' && after == ' ' && !(at == 0 && place.begins_line);
  switch (text[at]) {
    case '\\':
      return is_ascii_punctuation(after) || at + 1 == text.size();
    case '`':
    case '[':
      return true;
    case ']':
      return place.in_label;
    case '*':
      return !stands_alone;
    case '_':
      return !stands_alone && !(is_ascii_alnum(before) && is_ascii_alnum(after));
    case '~':
      return !(before == ' ' && is_ascii_digit(after));
    case '<':
      return (after != '=' && !is_ascii_digit(after)) ||
             may_begin_address(text.substr(at), place.after);
    case '!':
      return at + 1 == text.size() && after == '[';
    case '&':
      return is_reference(text.substr(at));
    case '|':
      return place.in_cell;
    default:
      return is_address_mark(text, at, place);
  }
}

}  // namespace

std::string escaped_text(std::string_view text, const TextPlace& place) {
  const std::size_t marker = place.begins_line ? block_marker(text) : text.npos;
  std::size_t closing = text.npos;  // "## a ##": the second ones are no text
  if (place.ends_heading && text.ends_with('#')) {
    const std::size_t last = text.find_last_not_of('#');
    closing = last == text.npos ? 0 : last + 1;
    if (last != text.npos && text[last] != ' ') closing = text.npos;
  }
  std::string escaped;
  escaped.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at == marker || at == closing || needs_backslash(text, at, place)) escaped += '\\';
    escaped += text[at];
  }
  return escaped;
}

std::string link_destination(std::string_view url) {
  int depth = 0;
  bool is_balanced = true;
  for (const char c : url) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    is_balanced = is_balanced && depth >= 0 && depth < 8;
  }
  is_balanced = is_balanced && depth == 0;
  std::string destination = "(";
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char c = url[at];
    const bool is_parenthesis = c == '(' || c == ')';
    const bool is_inside_word =
        at > 0 && at + 1 < url.size() && is_ascii_alnum(url[at - 1]) && is_ascii_alnum(url[at + 1]);
    const bool is_special = std::string_view("\\<>[]*`~|!\"'").find(c) != std::string_view::npos;
    if (is_special || (is_parenthesis && !is_balanced) || (c == '_' && !is_inside_word) ||
        (c == '&' && is_reference(url.substr(at)))) {
      destination += '\\';
    }
    destination += c;
  }
  return destination += ')';
}

bool is_autolink(std::string_view url) {
  constexpr std::string_view allowed = "-._~:/?#@!$&'()+,;=%";
  if (!begins_with_web_address(url)) return false;
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (!is_ascii_alnum(url[at]) && allowed.find(url[at]) == allowed.npos) return false;
    if (url[at] == '&' && is_reference(url.substr(at))) return false;
  }
  return true;
}

/// The longest run of backticks.
static std::size_t longest_ticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string code_span(std::string_view text) {
  constexpr std::size_t most_ticks = 30;  // md4c knows runs of 32
  const std::size_t ticks = longest_ticks(text) + 1;
  if (ticks > most_ticks || text.empty()) return {};
  const std::string fence(ticks, '`');
  const bool is_padded = text.starts_with('`') || text.ends_with('`');
  const std::string_view padding = is_padded ? " " : "";
  std::string span = fence;
  span += padding;
  span += text;
  span += padding;
  return span += fence;
}

std::string code_block(std::string_view text, std::string_view language) {
  std::string block(std::max<std::size_t>(longest_ticks(text) + 1, 3), '`');
  const std::string fence = block;
  for (const char c : language.substr(0, 40)) {
    if (is_ascii_alnum(c) || c == '+' || c == '#' || c == '-' || c == '.') block += c;
  }
  block += '\n';
  block += text;
  if (!text.ends_with('\n')) block += '\n';
  return block += fence;
}

}  // namespace tokensite
