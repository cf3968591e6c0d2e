#include "search/packed_numbers.hpp"

#include <string_view>

namespace tokensite {

void append_packed(std::string& out, std::uint32_t number) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (; number >= 32; number >>= 5U) out += digits[32 + number % 32];
  out += digits[number];
}

}  // namespace tokensite
