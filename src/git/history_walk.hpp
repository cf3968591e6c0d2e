// What commits did to files, by the names that these have today. For src/git alone.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "git/commit_source.hpp"
#include "model/history.hpp"

namespace tokensite::git {

struct WalkOptions {
  std::vector<std::string> files;      ///< those that there are in the last commit
  std::string prefix;                  ///< of their names in the history
  std::set<CommitId> shallow;          ///< commits whose parents this clone lacks on purpose
  std::set<CommitId> ignored;          ///< commits that count for nothing
  const git_mailmap* names = nullptr;  ///< what authors are called; may be null
};

/// Walks from `head` back, the newest commit first, and none before those that came after it.
Result<SiteHistory> walk_history(CommitSource& commits, const CommitId& head,
                                 const WalkOptions& options);

}  // namespace tokensite::git
