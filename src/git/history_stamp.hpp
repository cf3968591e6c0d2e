// Whether the history may have changed, without opening the repository: a few small files are read
// where git keeps what the last commit is. It may say so when nothing has; never the other way.
#pragma once

#include <string>

#include "support/hash.hpp"

namespace tokensite {

/// Equal stamps, equal histories.
Fingerprint history_stamp(const std::string& site);

}  // namespace tokensite
