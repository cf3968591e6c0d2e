// The last history that was read, in a file. One that is missing, damaged, or of another commit
// counts for nothing.
#pragma once

#include <optional>
#include <string>

#include "model/history.hpp"

namespace tokensite {

/// What a history depends on, if nothing of it was missing: others aren't kept, for the rest may
/// be fetched any time.
struct HistoryKey {
  std::string head;
  std::string folder;
};

std::optional<SiteHistory> read_history_cache(const std::string& path, const HistoryKey& key);

void write_history_cache(const std::string& path, const HistoryKey& key,
                         const SiteHistory& history);

}  // namespace tokensite
