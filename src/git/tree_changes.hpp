// What one commit did to the files below a folder. For src/git alone.
#pragma once

#include <string>
#include <vector>

#include "git/git_handles.hpp"

namespace tokensite::git {

struct TreeChange {
  enum class Kind { added, changed, removed, renamed } kind = Kind::changed;
  std::string path;  ///< from the folder
  std::string from;  ///< where it was, if it was renamed
};

/// The differences between two commits' trees below `folder` (a path without a slash at its end;
/// empty: all). `before` may be null: then all is added. A file that has gone is taken for one that
/// has come if their bytes are the same, or else alike (as git finds renames), whatever its name.
///
/// Fails where an object is missing, as in a partial clone.
Result<std::vector<TreeChange>> tree_changes(git_repository* repository, git_tree* before,
                                             git_tree* after, const std::string& folder);

}  // namespace tokensite::git
