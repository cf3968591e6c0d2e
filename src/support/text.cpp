#include "support/text.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "support/byte_runs.hpp"
#include "support/unicode_map.hpp"

namespace tokensite {
namespace {

/// Length of the well-formed sequence at `text[0]`, or 0. Table 3-7 of the Unicode standard.
std::size_t well_formed_length(std::string_view text) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return is_tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!is_tail(1) || !is_tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
    if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogate
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!is_tail(1) || !is_tail(2) || !is_tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // past U+10FFFF
    return 4;
  }
  return 0;
}

/// An emoji is two cells wide whatever it is joined of (👩‍👩‍👧, 🇩🇪, 👍🏽), and
/// so is any character that a variation selector makes one (❤️, 1️⃣). Terminals that know
/// no clusters show more.
std::size_t grapheme_width(std::string_view cluster) {
  const auto first = static_cast<utf8proc_int32_t>(decode_code_point(cluster));
  std::size_t width = 0;
  for (std::size_t at = 0; at < cluster.size();) {
    const std::string_view rest = cluster.substr(at);
    const char32_t c = decode_code_point(rest);
    if (c == 0xFE0F) return 2;
    const int cells = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
    width += cells > 0 ? static_cast<std::size_t>(cells) : 0;
    at += code_point_length(rest);
  }
  const auto kind = utf8proc_get_property(first)->boundclass;
  const bool is_emoji = kind == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
                        kind == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR;
  return is_emoji ? std::min<std::size_t>(width, 2) : width;
}

/// Case folded and without the accents of Latin letters. `text` is valid UTF-8.
std::string folded(std::string_view text) {
  if (std::ranges::all_of(text, is_ascii)) return ascii_lower(text);  // nearly always
  return unicode_mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                  UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
}

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(static_cast<char>(c));
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_MN:
      return true;
    default:
      return false;
  }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0;;) {
    at = end_of_run(text, at, [](auto c) { return c >= 0x80; });
    if (at == text.size()) return std::nullopt;
    const std::size_t length = well_formed_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
}

std::optional<std::size_t> find_non_xml_character(std::string_view text) {
  const auto may_be_one = [](auto c) {
    return ((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r')) | (c == 0x7F) | (c == 0xEF);
  };
  for (std::size_t at = 0;; ++at) {
    at = end_of_run(text, at, may_be_one);
    if (at == text.size()) return std::nullopt;
    const std::string_view here = text.substr(at, 3);
    if (here.front() != '\xEF' || here == "\xEF\xBF\xBE" || here == "\xEF\xBF\xBF") return at;
  }
}

std::size_t code_point_length(std::string_view text) {
  const std::size_t length = well_formed_length(text);
  return length == 0 ? 1 : length;
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text.substr(at))) ++count;
  return count;
}

char32_t decode_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  switch (well_formed_length(text)) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
    case 3:
      return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    case 4:
      return (byte(0) & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
             (byte(3) & 0x3FU);
    default:
      return 0xFFFD;
  }
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0U | c >> 6U), push(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    push(0xE0U | c >> 12U), push(0x80U | (c >> 6U & 0x3FU)), push(0x80U | (c & 0x3FU));
  } else {
    push(0xF0U | c >> 18U), push(0x80U | (c >> 12U & 0x3FU)), push(0x80U | (c >> 6U & 0x3FU)),
        push(0x80U | (c & 0x3FU));
  }
}

std::string valid_utf8(std::string_view text) {
  const auto run =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii) - text.begin());
  std::string valid(text.substr(0, run));  // nearly always all of it
  for (std::size_t at = run; at < text.size();) {
    const std::string_view rest = text.substr(at);
    append_utf8(valid, decode_code_point(rest));
    at += code_point_length(rest);
  }
  return valid;
}

std::size_t grapheme_length(std::string_view text) {
  utf8proc_int32_t state = 0;
  auto before = static_cast<utf8proc_int32_t>(decode_code_point(text));
  std::size_t at = code_point_length(text);
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const auto next = static_cast<utf8proc_int32_t>(decode_code_point(rest));
    if (utf8proc_grapheme_break_stateful(before, next, &state)) break;
    before = next;
    at += code_point_length(rest);
  }
  return at;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t length = grapheme_length(text);
    width += grapheme_width(text.substr(0, length));
    text.remove_prefix(length);
  }
  return width;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = lower_letter(c);
  return lowered;
}

std::string lower_composed(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); at += code_point_length(text.substr(at))) {
    const auto point = static_cast<utf8proc_int32_t>(decode_code_point(text.substr(at)));
    append_utf8(lower, static_cast<char32_t>(utf8proc_tolower(point)));
  }
  return unicode_mapped(lower, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower_letter, lower_letter);
}

std::string shortened(std::string_view text, std::size_t max_code_points) {
  if (text.size() <= max_code_points) return std::string(text);
  // Nearly always it begins with as many bytes of ASCII.
  std::size_t end =
      end_of_run(text.substr(0, max_code_points), 0, [](auto c) { return c >= 0x80; });
  const std::size_t space = text.substr(0, end).rfind(' ');
  std::size_t last_space = space == text.npos ? 0 : space;
  for (std::size_t count = end; end < text.size(); ++count) {
    if (count == max_code_points) {
      const std::size_t cut = last_space > 0 ? last_space : end;
      std::string_view kept = text.substr(0, cut);
      while (!kept.empty() && std::string_view(",;:. ").find(kept.back()) != kept.npos) {
        kept.remove_suffix(1);
      }
      return std::string(kept).append("…");
    }
    if (text[end] == ' ') last_space = end;
    end += code_point_length(text.substr(end));
  }
  return std::string(text);
}

std::string slugify(std::string_view text) {
  std::string slug;
  slug.reserve(text.size());
  bool word_ended = false;
  const auto add_word = [&](std::string_view letters) {
    if (word_ended && !slug.empty()) slug += '-';
    word_ended = false;
    slug += letters;
  };
  const std::string plain = folded(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::string_view rest = std::string_view(plain).substr(at);
    const auto run =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii_alnum) - rest.begin());
    if (run > 0) {  // nearly always
      add_word(rest.substr(0, run));
      at += run;
      continue;
    }
    const std::string_view letter = rest.substr(0, code_point_length(rest));
    at += letter.size();
    if (is_word_character(decode_code_point(letter))) {
      add_word(letter);
      continue;
    }
    // An apostrophe inside a word joins its halves; `+` and `#` are part of names (C++, F#).
    if (letter == "'" || letter == "’") continue;
    word_ended = true;
    if (letter == "+") add_word("plus"), word_ended = true;
    if (letter == "#" && !slug.empty()) add_word("sharp"), word_ended = true;
  }
  return slug;
}

bool is_slug(std::string_view text) {
  bool after_hyphen = true;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_digit(text[at]) || (text[at] >= 'a' && text[at] <= 'z')) {  // nearly always
      after_hyphen = false;
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    const char32_t c = decode_code_point(rest);
    if (c == '-') {
      if (after_hyphen) return false;
    } else if ((c >= 'A' && c <= 'Z') || !is_word_character(c)) {
      return false;
    }
    after_hyphen = c == '-';
    at += code_point_length(rest);
  }
  return !after_hyphen;
}

std::string join_in_words(const std::vector<std::string>& parts) {
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += i + 1 == parts.size() ? " and " : ", ";
    joined += parts[i];
  }
  return joined;
}

}  // namespace tokensite
