// The years in which editions came out.
#pragma once

#include <vector>

#include "index/archive.hpp"

namespace tokensite {

/// Newest first, each once.
std::vector<int> years_of(const Archive& archive);

/// Indices of a year's editions, newest first: by number, as everywhere.
std::vector<std::size_t> editions_of_year(const Archive& archive, int year);

}  // namespace tokensite
