// The folder of a new site: made whole, or filled where there is nothing yet but git's own files.
#pragma once

#include <string>
#include <vector>

#include "support/new_files.hpp"

namespace tokensite {

struct MadeFolder {
  std::string obstacle;           ///< why nothing was written; empty if the site is there
  std::vector<std::string> kept;  ///< files of the folder's own that stayed in place of ours
  std::vector<NewFile> files;
  const std::string& text_of(const std::string& path) const;
};

/// A folder that isn't there yet appears with all files at once. In one that is there (empty, or
/// with nothing but `.git`, `.gitignore` and the like) they get their names one after the other,
/// the last of `files` last, from a hidden folder inside; at a failure those that have theirs are
/// taken back, and Ctrl-C waits.
Result<MadeFolder> make_site_folder(const std::string& path, std::vector<NewFile> files);

}  // namespace tokensite
