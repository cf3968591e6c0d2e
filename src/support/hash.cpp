#include "support/hash.hpp"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

namespace tokensite {

struct Hasher::State {
  XXH3_state_t xxh;
};

std::string to_hex(const Fingerprint& fingerprint) {
  return fmt::format("{:016x}{:016x}", fingerprint.high, fingerprint.low);
}

Fingerprint fingerprint_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {.high = hash.high64, .low = hash.low64};
}

// The state is over-aligned (64 bytes) for SIMD; `new` honours that.
Hasher::Hasher() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->xxh); }
Hasher::~Hasher() = default;
Hasher::Hasher(const Hasher& other) : state_(std::make_unique<State>()) {
  XXH3_copyState(&state_->xxh, &other.state_->xxh);
}

Hasher& Hasher::add(std::string_view text) {
  add(static_cast<std::uint64_t>(text.size()));
  XXH3_128bits_update(&state_->xxh, text.data(), text.size());
  return *this;
}

Hasher& Hasher::add(std::uint64_t number) {
  XXH3_128bits_update(&state_->xxh, &number, sizeof number);
  return *this;
}

Hasher& Hasher::add(const Fingerprint& fingerprint) {
  return add(fingerprint.high).add(fingerprint.low);
}

Fingerprint Hasher::finish() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&state_->xxh);
  return {.high = hash.high64, .low = hash.low64};
}

}  // namespace tokensite
