// What git remembers of a site's content: which commits changed which files. Plain values; src/git
// reads them out of a repository, tests write them down.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/date.hpp"

namespace tokensite {

/// A commit that changed something of the content.
struct Revision {
  Date day;  ///< where its author was
  /// Names: its author and its co-authors; none if these were no persons, or aren't to be named.
  std::vector<std::string> authors;
  friend bool operator==(const Revision&, const Revision&) = default;
};

/// What one revision did to a file.
struct FileRevision {
  enum class Kind : std::uint8_t {
    came,     ///< the file is new, or was moved here out of another folder of content/
    changed,  ///< its text
  };
  Kind kind = Kind::changed;
  std::uint32_t revision = 0;  ///< index into SiteHistory::revisions
  friend bool operator==(const FileRevision&, const FileRevision&) = default;
};

struct SiteHistory {
  std::vector<Revision> revisions;  ///< newest first
  /// By path from the site's folder, newest first. A file that isn't here is new, or older than
  /// what this clone knows (a shallow clone); so may be the coming of one that is.
  std::map<std::string, std::vector<FileRevision>, std::less<>> files;
  friend bool operator==(const SiteHistory&, const SiteHistory&) = default;
};

}  // namespace tokensite
