// What one commit did to the files below a folder. For src/git alone.
#pragma once

#include <string>
#include <vector>

#include "git/git_handles.hpp"

namespace tokensite::git {

struct TreeChange {
  enum class Kind { added, changed, removed, moved, moved_and_changed } kind = Kind::changed;
  std::string path;  ///< from the folder
  std::string from;  ///< where it was, if it was moved
};

/// Whether files are compared by their texts. A partial clone lacks most of them.
enum class Texts { compare, missing };

/// The differences between two commits' trees below `folder` (a path without a slash at its end;
/// empty: all). `before` may be null: then all is added. A file that has gone is taken for one that
/// has come if their bytes are the same, or else alike (as git finds renames), whatever its name.
///
/// The first text that is missing sets `texts`, and none is asked for any more: libgit2 looks for
/// each through all of the repository, and again. Fails where a tree is missing.
Result<std::vector<TreeChange>> tree_changes(git_repository* repository, git_tree* before,
                                             git_tree* after, const std::string& folder,
                                             Texts& texts);

}  // namespace tokensite::git
