// Files, trees and commits for a branch that lies elsewhere.
//
// What is made here stays in memory until it is pushed, and is gone afterwards. What was fetched is
// kept in a bare repository, a cache: whatever becomes of it, a fetch brings it back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

struct git_repository;

namespace tokensite {

/// A file of a tree.
struct TreeFile {
  std::string path;
  std::string id;  ///< 40 hexadecimal digits that stand for its bytes
  friend bool operator==(const TreeFile&, const TreeFile&) = default;
};

struct Author {
  std::string name;
  std::string email;
  friend bool operator==(const Author&, const Author&) = default;
};

struct NewCommit {
  std::string tree;
  std::optional<std::string> parent;
  Author author;
  std::string message;
};

class ObjectStore {
 public:
  /// `folder` is made if need be, and ours alone for as long as the store lives; `on_wait` is
  /// called if it is somebody else's. What a killed program left there is cleared away.
  static Result<ObjectStore> open(const std::string& folder, const std::function<void()>& on_wait);
  ObjectStore(ObjectStore&&) noexcept;
  ~ObjectStore();

  /// Forgets everything: for a cache that was damaged.
  Result<Done> clear();

  /// Gives the file's id. May be called from any thread.
  Result<std::string> add_file(std::string_view bytes);

  /// `files` are sorted by path, and no path is a folder of another. Gives the tree's id.
  Result<std::string> write_tree(std::span<const TreeFile> files);
  Result<std::string> write_commit(const NewCommit& commit);

  Result<std::string> tree_of(const std::string& commit) const;
  /// All files of a tree, sorted by path; what is a link or a repository inside of it counts, too.
  /// What is added later and has the same bytes as one of them costs no memory.
  Result<std::vector<TreeFile>> files_of(const std::string& tree);
  Result<std::string> contents(const std::string& file) const;

  git_repository* repository() const;

 private:
  struct Impl;
  explicit ObjectStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tokensite
