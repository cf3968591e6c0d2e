#include "index/title_letters.hpp"

#include <array>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr auto letters = std::to_array<std::string_view>(
    {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",   "n",
     "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "0-9", "other"});
constexpr std::size_t digits = 26;
constexpr std::size_t other = 27;

std::string_view letter_of(char c) {
  if (is_ascii_digit(c)) return letters[digits];
  if (c >= 'A' && c <= 'Z') return letters[static_cast<std::size_t>(c - 'A')];
  if (c >= 'a' && c <= 'z') return letters[static_cast<std::size_t>(c - 'a')];
  return letters[other];
}

}  // namespace

std::span<const std::string_view> title_letters() { return letters; }

std::string_view title_letter(std::string_view title) {
  if (!title.empty() && is_ascii_alnum(title.front())) return letter_of(title.front());  // mostly
  const std::string key = title_sort_key(title);
  return key.empty() ? letters[other] : letter_of(key.front());
}

std::string title_sort_key(std::string_view title) { return slugify(title); }

}  // namespace tokensite
