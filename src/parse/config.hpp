// tokensite.yml -> Config.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "model/config.hpp"

namespace tokensite {

/// None if there is no telling what the site is: the YAML can't be read, or holds no section. With
/// other faults there is a config, good enough to check the rest of the site against.
std::optional<Config> parse_config(const Sources& sources, FileId file, Diagnostics& diagnostics);

}  // namespace tokensite
