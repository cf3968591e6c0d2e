// Tells of changes in a site's folders, by inotify(7).
//
// It says where to look, never what is there: whoever reads the files afterwards finds out. What it
// can't say exactly (the kernel's queue ran over, a folder moved) it says as `everything`.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

  /// What is watched isn't the site's folder any more: that has moved or gone, and another may
  /// stand in its place. Nobody tells when it goes while it is open somewhere.
  bool is_lost() const;
  /// The system ran out of watches: folders are left that nothing is heard of.
  bool is_partial() const { return is_partial_; }

 private:
  struct Event;
  using Identity = std::pair<std::uint64_t, std::uint64_t>;  ///< device, inode

  static std::optional<Identity> identity_of(const std::string& folder);
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
  std::optional<Identity> watched_;  ///< what `site_` was when the watch began
  TreeRoots roots_;
  std::map<int, std::string> paths_;  ///< of what is watched, by its number
  bool is_lost_ = false;
  bool is_partial_ = false;
};

}  // namespace tokensite
