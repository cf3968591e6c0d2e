// Fingerprints: 128-bit content hashes (XXH3) that stand for the bytes they were made from.
//
// Not cryptographic: they decide what need not be done again, never what may be trusted.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tokensite {

struct Fingerprint {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

/// 32 lower-case hexadecimal digits.
std::string to_hex(const Fingerprint& fingerprint);

Fingerprint fingerprint_of(std::string_view bytes);

/// Builds one fingerprint out of many ingredients. Every ingredient is delimited, so that
/// ("ab", "c") and ("a", "bc") differ.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher& other);
  Hasher& operator=(const Hasher&) = delete;

  Hasher& add(std::string_view text);
  Hasher& add(std::uint64_t number);
  Hasher& add(const Fingerprint& fingerprint);
  Fingerprint finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tokensite
