#include "links/address_policy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

struct Block4 {
  std::array<std::uint8_t, 4> prefix;
  unsigned bits;
};

constexpr Block4 special_v4[] = {
    {{0, 0, 0, 0}, 8},        // this network
    {{10, 0, 0, 0}, 8},       // private
    {{100, 64, 0, 0}, 10},    // shared by a carrier's customers
    {{127, 0, 0, 0}, 8},      // loopback
    {{169, 254, 0, 0}, 16},   // link-local, clouds' metadata
    {{172, 16, 0, 0}, 12},    // private
    {{192, 0, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2, 0}, 24},     // documentation
    {{192, 168, 0, 0}, 16},   // private
    {{198, 18, 0, 0}, 15},    // benchmarks
    {{198, 51, 100, 0}, 24},  // documentation
    {{203, 0, 113, 0}, 24},   // documentation
    {{224, 0, 0, 0}, 4},      // multicast
    {{240, 0, 0, 0}, 4},      // reserved, broadcast
};

bool begins_with(const std::uint8_t* address, const std::uint8_t* prefix, unsigned bits) {
  const unsigned bytes = bits / 8;
  if (std::memcmp(address, prefix, bytes) != 0) return false;
  const unsigned rest = bits % 8;
  return rest == 0 || (address[bytes] >> (8 - rest)) == (prefix[bytes] >> (8 - rest));
}

bool is_public_v4(const std::uint8_t* address) {
  return std::ranges::none_of(special_v4, [&](const Block4& block) {
    return begins_with(address, block.prefix.data(), block.bits);
  });
}

bool is_public_v6(const std::uint8_t* address) {
  using Prefix = std::array<std::uint8_t, 16>;
  constexpr Prefix mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};  // ::ffff:a.b.c.d
  constexpr Prefix translated = {0, 0x64, 0xff, 0x9b};                   // 64:ff9b::a.b.c.d
  constexpr Prefix six_to_four = {0x20, 0x02};                           // 2002:ab:cd::
  if (begins_with(address, mapped.data(), 96) || begins_with(address, translated.data(), 96)) {
    return is_public_v4(address + 12);
  }
  if (begins_with(address, six_to_four.data(), 16)) return is_public_v4(address + 2);
  constexpr Prefix teredo = {0x20, 0x01, 0, 0};
  constexpr Prefix documentation = {0x20, 0x01, 0x0d, 0xb8};
  if (begins_with(address, teredo.data(), 32) || begins_with(address, documentation.data(), 32)) {
    return false;
  }
  return (address[0] >> 5) == 1;  // 2000::/3 is all that is given out to the public
}

}  // namespace

bool is_public_address(const sockaddr& address) noexcept {
  if (address.sa_family == AF_INET) {
    const in_addr& v4 = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    return is_public_v4(reinterpret_cast<const std::uint8_t*>(&v4));
  }
  if (address.sa_family == AF_INET6) {
    return is_public_v6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr);
  }
  return false;
}

bool is_private_host(std::string_view host) {
  std::string name = ascii_lower(host);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return !is_public_v4(bytes.data());
  if (::inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return !is_public_v6(bytes.data());
  if (name.ends_with('.')) name.pop_back();
  const auto is_below = [&](const std::string& domain) {
    return name == domain || name.ends_with("." + domain);
  };
  return is_below("localhost") || is_below("local") || is_below("internal") ||
         is_below("home.arpa");
}

}  // namespace tokensite
