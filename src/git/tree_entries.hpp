// A tree of git's as its bytes say, an entry at a time. libgit2 makes an object of each entry,
// which takes longer than unpacking the tree. For src/git alone.
#pragma once

#include <git2.h>

#include <string_view>

#include "git/git_handles.hpp"

namespace tokensite::git {

struct RawEntry {
  std::string_view name;
  git_oid id{};
  enum class Kind { file, folder, submodule } kind = Kind::file;
};

/// Walks a tree's entries in git's order. One that is malformed ends there, and `is_whole` says so.
class TreeEntries {
 public:
  /// Of no tree: none.
  TreeEntries() = default;
  /// Keeps the tree's bytes.
  static Result<TreeEntries> open(git_odb* objects, const git_oid& id);

  bool at_end() const { return rest_.empty(); }
  bool is_whole() const { return is_whole_; }
  /// The one that comes next; `at_end` is false. Its name lives as long as this.
  const RawEntry& entry() const { return entry_; }
  void advance();

  /// Goes past what comes next in both and is the same.
  static void skip_same(TreeEntries& a, TreeEntries& b);

 private:
  /// Reads the entry that `rest_` begins with.
  void read();

  OdbObject tree_;
  std::string_view rest_;
  std::size_t size_ = 0;  ///< of the entry, in bytes
  RawEntry entry_;
  bool is_whole_ = true;
};

/// Below zero if `a` comes first in a tree, zero if they are of one name and both folders or both
/// not.
int tree_order(const RawEntry& a, const RawEntry& b);

}  // namespace tokensite::git
