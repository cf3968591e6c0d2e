// HTML as plain text, for the part of an e-mail that any program can show.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// How wide a line may be, in cells: what quoting leaves of 80 columns.
inline constexpr std::size_t text_width = 72;

/// Addresses that a text refers to by numbers: "a heap [3]". They count on from text to text.
struct LinkNotes {
  std::vector<std::string> urls;
  std::map<std::string, std::size_t, std::less<>> numbers;  ///< from 1: one address has one number
  std::size_t printed = 0;                                  ///< how many have been printed
};

/// What begins a text's lines: "- " and "  ".
struct LinePrefixes {
  std::string first;
  std::string rest;
};

/// `text` in lines, each ended by a line feed; `\n` in it begins a new one. Words are not broken,
/// but where a script has no spaces (Chinese, Japanese) lines end between any two characters that
/// may be parted.
std::string wrapped(std::string_view text, const LinePrefixes& prefixes = {});

/// The HTML's words, wrapped; lists, quotations, code and tables as one types them. `html` is
/// portable (portable_html.hpp). Ends with a line feed, unless it is empty.
std::string plain_text_of(std::string_view html, LinkNotes& notes);

/// "[3] https://…", a line each, of those not printed yet; empty if there are none.
std::string take_link_notes(LinkNotes& notes);

}  // namespace tokensite
