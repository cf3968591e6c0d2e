// The editions that a site has already, as far as an import needs to know them.
#pragma once

#include <string>
#include <vector>

#include "model/config.hpp"
#include "support/date.hpp"

namespace tokensite {

struct KnownEdition {
  int number = 0;
  std::string folder;  ///< "content/editions/0032-groq-on-endless-compute"
  std::string title;   ///< empty, like the date, if its edition.md can't be read
  Date date;
};

/// By the names of their folders, faults and all.
std::vector<KnownEdition> known_editions(const std::string& site, const Config& config);

}  // namespace tokensite
