// Which addresses of the network belong to everybody.
//
// A link, or a redirect, into a private network would let whoever wrote it ask for things on the
// machine or in the house where the check runs.
#pragma once

#include <sys/socket.h>

#include <string_view>

namespace tokensite {

/// False for loopback, private, link-local, shared (carriers'), reserved and multicast addresses of
/// IPv4 and IPv6 (IANA's special-purpose registries, RFC 6890), and for IPv6 addresses that stand
/// for such an IPv4 one.
bool is_public_address(const sockaddr& address) noexcept;

/// Whether a host's name, or the address it spells, is private by itself: "localhost", "10.0.0.5",
/// "[::1]", "printer.local".
bool is_private_host(std::string_view host);

}  // namespace tokensite
