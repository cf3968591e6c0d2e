// Archived copies of pages that are gone, for showing beside the links to them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace tokensite {

/// By the dead address, as `request_url` gives it.
using ArchivedCopies = std::map<std::string, std::string, std::less<>>;

/// Where a copy of what `url` led to is kept; empty if none is known or needed.
std::string_view archived_copy_of(const ArchivedCopies& copies, std::string_view url);

}  // namespace tokensite
