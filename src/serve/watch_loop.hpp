// Waits for a site's files to change, and to be quiet again.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "serve/history_watch.hpp"
#include "serve/settling.hpp"
#include "serve/watcher.hpp"

namespace tokensite {

class WatchLoop {
 public:
  /// `history_files` are those of a HistorySource. `warn` is told what can't be watched.
  WatchLoop(std::string site, std::function<std::vector<std::string>()> history_files,
            std::function<void(const std::string&)> warn);
  WatchLoop(const WatchLoop&) = delete;
  WatchLoop& operator=(const WatchLoop&) = delete;
  ~WatchLoop();

  /// Waits for changes, and until they are over; none of them come within `at_most`, and they are
  /// empty. None once `stop` was called.
  std::optional<Changes> wait(std::optional<std::chrono::milliseconds> at_most = std::nullopt);

  /// From any thread.
  void stop();

 private:
  using Moment = Settling::Moment;

  void start_watching();
  /// When `wait`, which began at `start`, has something to do though nothing is told of.
  Moment next_look(Moment start, std::optional<std::chrono::milliseconds> at_most) const;
  bool watches_everything() const;

  std::string site_;
  std::function<void(const std::string&)> warn_;
  std::optional<Watcher> watcher_;
  HistoryWatch history_;
  Settling settling_;
  bool has_warned_ = false;
  int stop_ = -1;  ///< an eventfd(2)
};

}  // namespace tokensite
