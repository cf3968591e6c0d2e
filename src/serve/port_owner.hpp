// Which program listens on a port, as Linux tells in /proc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tokensite {

/// "`hugo server` (process 4242)"; none if nobody listens there, or another user's program does.
std::optional<std::string> owner_of_port(std::uint16_t port);

}  // namespace tokensite
