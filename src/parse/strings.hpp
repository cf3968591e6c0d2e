// A theme's words: strings/en.yml, a flat mapping of names to texts.
#pragma once

#include <map>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

/// Lays the words of `file` over those that `strings` holds already.
void parse_strings(const Sources& sources, FileId file,
                   std::map<std::string, std::string, std::less<>>& strings,
                   Diagnostics& diagnostics);

}  // namespace tokensite
