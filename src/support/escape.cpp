#include "support/escape.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace tokensite {

namespace {

/// What stands for each byte; none for most. A table: std::string_view::find_first_of looks through
/// all that it is to find, anew for each byte.
class Replacements {
 public:
  constexpr explicit Replacements(std::initializer_list<std::pair<char, std::string_view>> pairs) {
    for (const auto& [c, text] : pairs) {
      texts_[++count_] = text;
      index_[static_cast<unsigned char>(c)] = count_;
    }
  }

  constexpr bool has(char c) const { return index_[static_cast<unsigned char>(c)] != 0; }

  void append(std::string& out, std::string_view text) const {
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!has(text[at])) continue;
      out.append(text, copied, at - copied);
      out.append(texts_[index_[static_cast<unsigned char>(text[at])]]);
      copied = at + 1;
    }
    out.append(text, copied);
  }

 private:
  std::array<std::uint8_t, 256> index_{};  ///< into texts_
  std::array<std::string_view, 8> texts_{};
  std::uint8_t count_ = 0;
};

constexpr Replacements in_html{
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
constexpr Replacements in_xml{{'&', "&#x26;"}, {'<', "&#x3C;"}, {'>', "&#x3E;"}, {'"', "&#x22;"}};

}  // namespace

bool has_html_special(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return in_html.has(c); });
}

void append_html_escaped(std::string& out, std::string_view text) { in_html.append(out, text); }

void append_xml_escaped(std::string& out, std::string_view text) { in_xml.append(out, text); }

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  append_html_escaped(escaped, text);
  return escaped;
}

}  // namespace tokensite
