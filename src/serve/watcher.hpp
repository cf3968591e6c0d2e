// Tells of changes in a site's folders, by inotify(7).
//
// It says where to look, never what is there: whoever reads the files afterwards finds out. What it
// can't say exactly (the kernel's queue ran over, a folder moved) it says as `everything`.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "serve/changes.hpp"
#include "support/result.hpp"
#include "support/tree_scan.hpp"

namespace tokensite {

class Watcher {
 public:
  /// Watches the roots and all that lies below them. Fails if there is no such folder, or the
  /// system gives no watch at all.
  static Result<Watcher> start(const std::string& site, const TreeRoots& roots);
  Watcher(Watcher&& other) noexcept;
  Watcher& operator=(Watcher&& other) noexcept;
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher();

  /// Readable when there is something to `take`.
  int descriptor() const { return descriptor_; }

  /// All changes that the kernel has told of up to now. Doesn't wait.
  Changes take();

  /// The site's folder itself has moved or gone: nothing is heard of it any more.
  bool is_lost() const { return is_lost_; }
  /// The system ran out of watches: folders are left that nothing is heard of.
  bool is_partial() const { return is_partial_; }

 private:
  struct Event;
  Watcher(int descriptor, std::string site, const TreeRoots& roots);
  /// Whether the folder is there, and now watched; `path` is relative to the site.
  bool watch(const std::string& path);
  void watch_below(const std::string& path);
  void forget_below(const std::string& path);
  void note(const Event& event, Changes& changes);
  void note_folder(const Event& event, const std::string& path, Changes& changes);
  void note_file(const Event& event, const std::string& path, Changes& changes);
  bool is_ours(std::string_view folder, std::string_view name, bool is_folder) const;

  int descriptor_ = -1;
  std::string site_;
  TreeRoots roots_;
  std::map<int, std::string> paths_;  ///< of what is watched, by its number
  bool is_lost_ = false;
  bool is_partial_ = false;
};

}  // namespace tokensite
