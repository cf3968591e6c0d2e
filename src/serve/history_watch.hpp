// Tells when a site's history may be another, by inotify(7): a commit changes no file of the site.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tokensite {

class HistoryWatch {
 public:
  /// `files` says which files another history would change. They may be others after each change:
  /// another branch has a file of its own.
  explicit HistoryWatch(std::function<std::vector<std::string>()> files);
  HistoryWatch(const HistoryWatch&) = delete;
  HistoryWatch& operator=(const HistoryWatch&) = delete;
  ~HistoryWatch();

  /// Readable when there may be something to `take`; -1 if the system gives no watch, and nothing
  /// is ever told.
  int descriptor() const { return descriptor_; }

  /// Whether one of the files has come, changed or gone since the last time. Doesn't wait.
  bool take();

 private:
  void watch_anew();

  std::function<std::vector<std::string>()> files_;
  int descriptor_ = -1;
  std::map<int, std::set<std::string, std::less<>>>
      names_;  ///< by watched folder, what counts in it
};

}  // namespace tokensite
