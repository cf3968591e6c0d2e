// Runs of bytes with which there is nothing to do: nearly all of a text that is to be escaped or
// judged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tokensite {

/// Sixteen bytes that are compared at once, by what GCC and Clang call a vector.
using ByteBlock [[gnu::vector_size(16)]] = unsigned char;

/// Where the first byte of `text` from `at` on is for which `stops`; the text's size if there is
/// none. `stops` takes an `unsigned char` or a `ByteBlock`, so it compares, and joins comparisons
/// by `|` and `&`: `[](auto c) { return (c < 0x20) | (c == '"'); }`.
template <class Stops>
std::size_t end_of_run(std::string_view text, std::size_t at, const Stops& stops) {
  constexpr std::size_t half = sizeof(ByteBlock) / 2;
  const auto stops_in = [&](std::size_t first_half, std::size_t second_half) {
    unsigned char bytes[sizeof(ByteBlock)];
    std::memcpy(bytes, text.data() + first_half, half);
    std::memcpy(bytes + half, text.data() + second_half, half);
    ByteBlock block;
    std::memcpy(&block, bytes, sizeof block);
    const auto found = stops(block);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  const std::size_t size = text.size();
  while (size - at >= sizeof(ByteBlock) && !stops_in(at, at + half)) at += sizeof(ByteBlock);
  // What is left at the end is looked at together with bytes before it, or twice.
  if (size - at < sizeof(ByteBlock) && size >= half) {
    const std::size_t first_half = size < sizeof(ByteBlock) ? 0 : size - sizeof(ByteBlock);
    if (!stops_in(first_half, size - half)) return size;
  }
  while (at < size && !stops(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace tokensite
