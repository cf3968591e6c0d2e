#include "support/escape.hpp"

#include <algorithm>
#include <array>

namespace tokensite {

namespace {

constexpr std::string_view replacement_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// A table: std::string_view::find_first_of searches its five characters anew for each of the text.
constexpr auto is_special = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

}  // namespace

bool has_html_special(std::string_view text) {
  return std::ranges::any_of(text,
                             [](char c) { return is_special[static_cast<unsigned char>(c)]; });
}

void append_html_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_special[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, copied, at - copied).append(replacement_of(text[at]));
    copied = at + 1;
  }
  out.append(text, copied);
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  append_html_escaped(escaped, text);
  return escaped;
}

}  // namespace tokensite
