// `.tokensite/`: always safe to delete, and kept out of git by itself.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// Writes a file of the cache, atomically, and makes its folder if need be. That it can't be
/// written is no failure.
void write_cache_file(const std::string& path, std::string_view bytes);

}  // namespace tokensite
