// UTF-8 text: validity, code points, columns on a terminal, slugs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// Byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Byte offset of the first character that XML 1.0 cannot hold, if any: controls other than tab,
/// line feed and carriage return, U+FFFE and U+FFFF. `text` is valid UTF-8.
std::optional<std::size_t> find_non_xml_character(std::string_view text);

/// Number of code points; a stray byte counts as one.
std::size_t code_point_count(std::string_view text);

/// Byte length of the code point that starts at `text[0]`; 1 for a stray byte. `text` isn't empty.
std::size_t code_point_length(std::string_view text);

/// Decodes the code point that starts at `text[0]`; U+FFFD for a stray byte. `text` isn't empty.
char32_t decode_code_point(std::string_view text);

/// Appends `code_point` as UTF-8; surrogates and values past U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// `text` with U+FFFD in place of every stray byte: a path is whatever bytes the disk has.
std::string valid_utf8(std::string_view text);

/// Byte length of the grapheme cluster that starts at `text[0]` (UAX #29): a letter with its
/// accents, an emoji with all its parts. `text` isn't empty.
std::size_t grapheme_length(std::string_view text);

/// Cells that `text` takes on a terminal: wide characters and emoji take two, however many code
/// points an emoji is made of; combining ones none.
std::size_t display_width(std::string_view text);

/// Whether `c` is a letter, a digit, or a mark on one (general categories L*, Nd, Mc, Mn).
bool is_word_character(char32_t c);

std::string_view trim(std::string_view text);
std::string ascii_lower(std::string_view text);
/// Every letter in lower case, accents composed (NFC): one spelling of a name. Nothing is folded
/// together that is spelt differently: "ß" stays. `text` is valid UTF-8.
std::string lower_composed(std::string_view text);

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b);
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alnum(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_punctuation(char c) { return c > ' ' && c < '\x7F' && !is_ascii_alnum(c); }
constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether `text` is made of digits, of one at least.
bool is_digits(std::string_view text);

/// `text` cut at a word's end so that at most `max_code_points` are left, with an ellipsis if cut.
std::string shortened(std::string_view text, std::size_t max_code_points);

/// Lower-case words joined by hyphens, fit for a path: "C++ & Café" -> "c-plus-plus-cafe". Letters
/// of other scripts stay as they are. Empty if `text` holds no letter or digit.
std::string slugify(std::string_view text);

/// Whether `text` is a slug as file names and ids must be: letters (not ASCII upper case), digits
/// and single hyphens between them.
bool is_slug(std::string_view text);

/// "a", "a and b", "a, b and c".
std::string join_in_words(const std::vector<std::string>& parts);

}  // namespace tokensite
