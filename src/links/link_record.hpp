// What is known of one link to elsewhere, and from when: a line of links.lock.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/date.hpp"

namespace tokensite {

enum class LinkState : std::uint8_t {
  alive,
  moved,    ///< alive, at another address, for good
  blocked,  ///< something is there, and doesn't talk to programs: no fault of the link's
  failing,  ///< wrong on one day: that happens to the best
  dead,     ///< wrong on two different days
  hidden,   ///< in a private network, where nobody else can follow; not asked for
};

struct LinkRecord {
  std::string url;  ///< as `request_url` gives it
  LinkState state = LinkState::alive;
  Date checked;            ///< the day of the last answer, in UTC
  Date since{};            ///< of a link that fails or is dead: the first day
  std::string reason{};    ///< why it fails, is dead or blocked: "404", "no-host"
  std::string moved_to{};  ///< the new address
  std::string archive{};   ///< of a dead link: where a copy is kept
  friend bool operator==(const LinkRecord&, const LinkRecord&) = default;
};

/// By URL.
using LinkLock = std::map<std::string, LinkRecord, std::less<>>;

/// "alive", "dead": as links.lock has it.
std::string_view name_of(LinkState state);
std::optional<LinkState> find_link_state(std::string_view name);

/// A reason as a clause for messages: "404" -> "the server says 404, there is no such page".
std::string reason_in_words(std::string_view reason);

}  // namespace tokensite
