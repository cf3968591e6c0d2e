// What the environment says: variables, read when asked for.
#pragma once

#include <string>

namespace tokensite {

/// Empty if there is no such variable.
std::string environment_variable(const char* name);

}  // namespace tokensite
