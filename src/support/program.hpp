// Who we are.
#pragma once

#include <string_view>

#include "support/hash.hpp"

namespace tokensite {

/// "0.1.0"
std::string_view program_version();

/// Differs between any two programs that were linked from different bytes (the GNU build id of this
/// executable), so that nothing made by one is taken for the work of another.
Fingerprint program_fingerprint();

}  // namespace tokensite
