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
  friend bool operator==(const TreeChange&, const TreeChange&) = default;
};

struct TreeChanges {
  std::vector<TreeChange> changes;
  /// A text was missing that would have told whether a file was moved and changed: it counts as
  /// removed and added.
  bool lacks_texts = false;
};

/// The differences between two commits' trees below `folder` (a path without a slash at its end;
/// empty: all). `before` may be null: then all is added. A file that has gone is taken for one that
/// has come if their bytes are the same, or else alike (as git finds renames), whatever its name.
/// Fails where a tree is missing.
Result<TreeChanges> tree_changes(git_odb* objects, const git_oid* before, const git_oid& after,
                                 const std::string& folder);

}  // namespace tokensite::git
