#include "support/punycode.hpp"

#include <cstdint>

#include "support/text.hpp"

namespace tokensite {
namespace {

// RFC 3492, section 5.
constexpr std::uint32_t base = 36;
constexpr std::uint32_t tmin = 1;
constexpr std::uint32_t tmax = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr std::uint32_t initial_n = 0x80;

/// RFC 1035, section 2.3.4.
constexpr std::size_t longest_label = 63;

/// `base` for what is no digit.
std::uint32_t digit_value(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
  return base;
}

/// Section 6.1.
std::uint32_t adapted_bias(std::uint32_t delta, std::uint32_t points, bool is_first) {
  delta = is_first ? delta / damp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  while (delta > (base - tmin) * tmax / 2) {
    delta /= base - tmin;
    k += base;
  }
  return k + (base - tmin + 1) * delta / (delta + skew);
}

}  // namespace

std::optional<std::string> punycode_decoded(std::string_view label) {
  if (label.size() > longest_label) return std::nullopt;
  std::u32string points;
  if (const std::size_t delimiter = label.rfind('-'); delimiter != label.npos && delimiter > 0) {
    for (const char c : label.substr(0, delimiter)) {
      if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
      points += static_cast<char32_t>(c);
    }
    label.remove_prefix(delimiter + 1);
  }
  // `weight` never exceeds 36 times what `i` has grown to, for a digit that isn't the last is at
  // least 1: with the limit on `i`, 64 bits are plenty.
  std::uint64_t i = 0;
  std::uint64_t n = initial_n;
  std::uint32_t bias = initial_bias;
  while (!label.empty()) {
    const std::uint64_t old_i = i;
    std::uint64_t weight = 1;
    for (std::uint32_t k = base;; k += base) {
      if (label.empty()) return std::nullopt;
      const std::uint32_t digit = digit_value(label.front());
      label.remove_prefix(1);
      if (digit == base) return std::nullopt;
      i += digit * weight;
      if (i > 0x10FFFFU * (longest_label + 1)) return std::nullopt;
      const std::uint32_t threshold = k <= bias ? tmin : k >= bias + tmax ? tmax : k - bias;
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const auto count = static_cast<std::uint32_t>(points.size() + 1);
    bias = adapted_bias(static_cast<std::uint32_t>(i - old_i), count, old_i == 0);
    n += i / count;
    i %= count;
    if (n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF)) return std::nullopt;
    points.insert(static_cast<std::size_t>(i), 1, static_cast<char32_t>(n));
    ++i;
  }
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

}  // namespace tokensite
