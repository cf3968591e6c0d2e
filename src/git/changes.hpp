// What has changed in a site since a revision of the git repository that it lies in. The only place
// that knows libgit2.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

struct ChangedFile {
  std::string path;  ///< from the site's folder
  /// The file as it was; none if there was none (or a symbolic link, or a submodule).
  std::optional<std::string> before;
  bool is_there = false;  ///< today
};

/// The files of the site that differ between its work tree, saved or not, and the commit where its
/// history and `revision` parted; if none such is known (a shallow clone), `revision` itself. New
/// files count unless git ignores them; a renamed file is one that went and one that came. Of a
/// submodule there is only the folder.
///
/// Sorted by path. Nothing is written, not even git's index.
Result<std::vector<ChangedFile>> changes_since(const std::string& site,
                                               const std::string& revision);

}  // namespace tokensite
