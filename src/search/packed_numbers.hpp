// Numbers as text: short, quick to read in a browser, and gzip finds what repeats.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tokensite {

/// Appends `number` in base 64 digits of five bits each, the low ones first; a sixth bit says that
/// more follow. Like the VLQ of source maps (ECMA-426), but without a sign.
inline void append_packed(std::string& out, std::uint32_t number) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (number < 32) {  // nearly always
    out += digits[number];
    return;
  }
  std::array<char, 7> packed{};
  std::size_t size = 0;
  for (; number >= 32; number >>= 5U) packed[size++] = digits[32 + number % 32];
  packed[size++] = digits[number];
  out.append(packed.data(), size);
}

}  // namespace tokensite
