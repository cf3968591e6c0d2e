// Where a site's files have changed since somebody looked.
#pragma once

#include <set>
#include <string>

namespace tokensite {

struct Changes {
  bool everything = false;  ///< nobody knows where: look everywhere
  /// Folders of the site ("content/editions/0032-x/papers"; "" is the site's own) in which
  /// something has changed, at any depth.
  std::set<std::string, std::less<>> folders{};
  /// Files that went, or were given another name, and those that came, whichever was last. An
  /// editor that saves by renaming brings its file back in a moment.
  std::set<std::string, std::less<>> gone{};
  std::set<std::string, std::less<>> came{};

  bool history = false;  ///< there may be another last commit

  bool empty() const { return !everything && !history && folders.empty(); }
};

}  // namespace tokensite
