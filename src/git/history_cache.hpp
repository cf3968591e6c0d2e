// The last history that was read, in a file. One that is missing, damaged, or of another commit
// counts for nothing.
#pragma once

#include <optional>
#include <string>

#include "git/history.hpp"

namespace tokensite {

/// What a history depends on. A shallow clone that was deepened is told by being shallow: it isn't
/// kept at all.
struct HistoryKey {
  std::string head;
  std::string folder;
  bool is_shallow = false;
};

std::optional<SiteHistory> read_history_cache(const std::string& path, const HistoryKey& key);

void write_history_cache(const std::string& path, const HistoryKey& key,
                         const SiteHistory& history);

}  // namespace tokensite
