// When a text was written, as far as its links tell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/date.hpp"

namespace tokensite {

/// The newest month that an address names: arXiv's numbers (arxiv.org/abs/2606.18023: June 2026)
/// and dated paths (/2026/06/17/, /2026/Jun/17/). None if none does.
std::optional<Date> month_of_newest_link(const std::vector<std::string>& urls);

}  // namespace tokensite
