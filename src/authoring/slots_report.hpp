// The coming edition on a terminal of 80 columns, and as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "authoring/inbox.hpp"
#include "authoring/slots.hpp"

namespace tokensite {

/// What `check` would say of the edition, were it published as it is: counts and TL;DR lines apart,
/// which the slots show.
struct SlotsCheck {
  std::vector<std::string> faults;  ///< "papers/1-x.md:4:8: unknown tag `x`"
  std::size_t errors = 0;           ///< of all, counts and TL;DR lines too
  std::size_t warnings = 0;
};

std::string slots_text(const EditionSlots& slots, const std::vector<InboxItem>& inbox,
                       const SlotsCheck& check);
std::string slots_json(const EditionSlots& slots, const std::vector<InboxItem>& inbox,
                       const SlotsCheck& check);

}  // namespace tokensite
