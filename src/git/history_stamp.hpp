// Whether the history may have changed, without opening the repository: a few small files are read
// where git keeps what the last commit is. It may say so when nothing has; never the other way.
#pragma once

#include <string>
#include <vector>

#include "support/hash.hpp"

namespace tokensite {

/// Quicker than to begin with libgit2, which reads all of the system's certificates first.
bool lies_in_repository(const std::string& site);

/// Equal stamps, equal histories.
Fingerprint history_stamp(const std::string& site);

/// The files that the stamp depends on now, those that aren't there among them. Each is replaced
/// when it changes, not written to.
std::vector<std::string> history_files(const std::string& site);

}  // namespace tokensite
