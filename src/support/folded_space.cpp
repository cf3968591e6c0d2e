#include "support/folded_space.hpp"

#include <cstdint>

#include "support/text.hpp"

namespace tokensite {

namespace {

/// Whether there is no white space but single spaces. Looks to the end, so that compilers look at
/// many bytes at once.
bool is_folded(std::string_view text) {
  std::uint8_t is_other = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    is_other |= static_cast<std::uint8_t>(((c >= '\t') & (c <= '\r')) |
                                          ((c == ' ') & (text[i - 1] == ' ')));
  }
  return is_other == 0 && (text.empty() || text[0] == ' ' || !is_ascii_space(text[0]));
}

}  // namespace

std::string space_folded(std::string_view text) {
  if (is_folded(text)) return std::string(text);
  std::string folded(text.size(), ' ');
  std::size_t size = 0;
  for (const char c : text) {
    const bool is_space = is_ascii_space(c);
    if (is_space && size > 0 && folded[size - 1] == ' ') continue;
    folded[size++] = is_space ? ' ' : c;
  }
  folded.resize(size);
  return folded;
}

void append_space_folded(std::string& to, std::string_view folded) {
  if (folded.starts_with(' ') && (to.empty() || to.back() == ' ')) folded.remove_prefix(1);
  to += folded;
}

}  // namespace tokensite
