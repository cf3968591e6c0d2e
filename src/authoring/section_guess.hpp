// Which section a link belongs to, and whether it ran before: what the archive knows of an address.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "index/archive.hpp"
#include "model/config.hpp"

namespace tokensite {

struct SectionGuess {
  std::size_t section = 0;  ///< index into `Config::sections`
  std::string reason;       ///< as a clause: "12 of 14 items from arxiv.org are there"
};

/// The section that has most of the archive's items from the same host (of equals, the one that had
/// such an item last); otherwise one that is named for what the host has, as link_kinds.def knows;
/// otherwise none.
std::optional<SectionGuess> guess_section(const Archive& archive, const Config& config,
                                          std::string_view url);

/// The newest item that recommends the same thing, whatever its address there; null if there is
/// none.
const Item* find_link(const Archive& archive, std::string_view url);

}  // namespace tokensite
