// When each file of a site was last changed, and by whom: what git remembers, in one walk over the
// history for all files together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/date.hpp"
#include "support/result.hpp"

namespace tokensite {

struct FileHistory {
  Date updated;                      ///< the day of the last commit, where its author was
  std::vector<std::string> editors;  ///< the authors' names, the first one's first, each once
  friend bool operator==(const FileHistory&, const FileHistory&) = default;
};

/// By path from the site's folder. A file without an entry is new, or older than what this clone
/// knows (a shallow clone).
using SiteHistory = std::map<std::string, FileHistory, std::less<>>;

/// Of the files in the site's content/ as the last commit has them; changes that aren't committed
/// don't count. A renamed file keeps its history. What merges do is their branches' doing.
///
/// Empty if the site lies in no repository, or one without a commit. `cache` is a file that keeps
/// the result for the next run; whatever becomes of it, the result is the same.
Result<SiteHistory> read_history(const std::string& site, const std::string& cache);

}  // namespace tokensite
