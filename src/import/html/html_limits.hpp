// HTML that a parser takes in a time that grows with its length, whoever wrote it.
//
// What browsers' algorithm does for a tag grows with the number of elements that are open, and for
// an attribute with the number of those before it; gumbo 0.10 has no limits of its own, and frees a
// tree by recursion. So what would nest too deeply is taken out before it sees the text: tags, but
// never words.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

struct LimitedHtml {
  /// As many bytes and lines as the source has: places in the one are places in the other. Scripts
  /// and style sheets have become comments; what is taken out of a tag, `html_filling`.
  std::string text;
  bool is_cut = false;  ///< whether elements were taken out
};

/// Stands where a tag was: of all characters, the one that parsers leave out.
constexpr char html_filling = '\0';

/// `svg`, `math`, `select` and others change how a parser reads what is in them. None of that
/// belongs into a newsletter, so these are given names that HTML doesn't know, and are read like
/// any other element.
constexpr char disguise = 'x';

/// "xvg" -> "svg"; other names stay.
std::string_view undisguised(std::string_view name);

LimitedHtml limited_html(std::string_view html);

}  // namespace tokensite
