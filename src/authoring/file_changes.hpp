// Files of a site that get other names, other texts, or both: decided first, carried out then.
//
// Carrying out loses nothing, wherever it is cut off: a text is replaced in one step, a name is
// given in one step and never to a file that would hide another. Names are given in an order in
// which each is free by then, so no file ever goes by a name that isn't its own: what a kill leaves
// is a site in which some files have moved and others are still to, one at most with its new text
// under its old name; the same command, or `renumber`, does the rest. Ctrl-C waits until all is
// done.
#pragma once

#include <string>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

/// Paths are relative to the site.
struct FileChange {
  std::string from;
  std::string to;
  std::string before;  ///< the text as it was read; only looked at if it changes
  std::string after;
  bool is_moved() const { return from != to; }
  bool has_new_text() const { return before != after; }
  friend bool operator==(const FileChange&, const FileChange&) = default;
};

/// Brings the changes into an order in which each name is free when it is given. Fails if two files
/// would get one name, or swap theirs.
Result<std::vector<FileChange>> in_order(std::vector<FileChange> changes);

/// Carries out what `in_order` gave, of each file the text first, then the name. At a failure (the
/// disk, or a file that has changed since it was read) everything is as it was before.
Result<Done> carry_out(const std::string& site, const std::vector<FileChange>& changes);

}  // namespace tokensite
