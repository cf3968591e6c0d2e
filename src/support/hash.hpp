// Fingerprints: 128-bit content hashes (XXH3) that stand for the bytes they were made from.
//
// Not cryptographic: they decide what need not be done again, never what may be trusted.
#pragma once

#include <compare>
#include <cstdint>
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

/// A cheaper 64 bits, against damage and not for telling apart.
std::uint64_t checksum_of(std::string_view bytes);

/// Builds one fingerprint out of many ingredients. Every ingredient is delimited, so that
/// ("ab", "c") and ("a", "bc") differ.
class Hasher {
 public:
  Hasher& add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    bytes_ += text;
    return *this;
  }
  Hasher& add(std::uint64_t number) {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
    return *this;
  }
  Hasher& add(const Fingerprint& fingerprint) { return add(fingerprint.high).add(fingerprint.low); }
  Fingerprint finish() const { return fingerprint_of(bytes_); }

 private:
  std::string bytes_;  ///< hashed at once: quicker than piece by piece, for all that is hashed here
};

}  // namespace tokensite
