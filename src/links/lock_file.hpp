// links.lock: what is known of an archive's links, one line each, sorted by address.
//
//   https://example.org/a alive 2026-03-01
//   https://example.org/b moved 2026-03-01 to=https://example.net/b
//   https://example.org/c blocked 2026-03-01 reason=403
//   https://example.org/d failing 2026-03-01 since=2026-03-01 reason=timeout
//   https://example.org/e dead 2026-03-08 since=2026-03-01 reason=404 archive=https://web.archive.…
//
// The file is made to be committed and merged: nothing in it is counted or timed, so that two runs
// change a line in the same way or in none, and lines may stand in any order or twice (as git's
// `merge=union` leaves them), the later day winning. Lines that begin with # are for people.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "links/link_record.hpp"

namespace tokensite {

inline constexpr const char* lock_path = "links.lock";

/// Reads what `where` spans. A faulty line is reported and left out.
LinkLock parse_lock(const Sources& sources, Span where, Diagnostics& diagnostics);

std::string print_lock(const LinkLock& lock);

}  // namespace tokensite
