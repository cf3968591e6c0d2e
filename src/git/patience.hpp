// A deadline that every sign of life puts off: libgit2 1.5 waits for a silent server without end,
// and can't be interrupted from outside.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace tokensite {

/// From its making to its end, `on_silence` is called once if there is no sign of life for `limit`;
/// on a thread of its own.
class Patience {
 public:
  Patience(std::chrono::milliseconds limit, std::function<void()> on_silence);
  Patience(const Patience&) = delete;
  Patience& operator=(const Patience&) = delete;
  ~Patience();

  void sign_of_life();

 private:
  using Clock = std::chrono::steady_clock;
  void watch();

  std::chrono::milliseconds limit_;
  std::function<void()> on_silence_;
  std::atomic<Clock::time_point> heard_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_ending_ = false;
  std::thread watcher_;  ///< last: it begins when all else is there
};

}  // namespace tokensite
