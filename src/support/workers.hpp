// Threads that every stage shares; the order of their work can't be seen in the result.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tokensite {

/// The calling thread and `jobs - 1` more, which sleep between stages.
class Workers {
 public:
  explicit Workers(unsigned jobs);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();

  unsigned jobs() const { return static_cast<unsigned>(threads_.size()) + 1; }

  /// Calls `work(i)` once for each i in [0, count), and returns when all are done. `work` writes
  /// only to slot i of whatever it fills, and starts no stage of its own. If it throws (memory may
  /// run out), the rest is left undone and the exception goes on to the caller.
  template <class Work>
  void for_each(std::size_t count, const Work& work) {
    // Small chunks keep the threads even; one fetch_add per chunk keeps them apart.
    const std::size_t chunk =
        std::clamp<std::size_t>(count / (std::size_t{jobs()} * 16 + 1), 1, 64);
    std::atomic<std::size_t> next = 0;
    std::once_flag failed;
    std::exception_ptr failure;
    const auto take_chunks = [&] {
      try {
        for (;;) {
          const std::size_t begin = next.fetch_add(chunk, std::memory_order_relaxed);
          if (begin >= count) return;
          for (std::size_t i = begin; i < std::min(begin + chunk, count); ++i) work(i);
        }
      } catch (...) {
        std::call_once(failed, [&] { failure = std::current_exception(); });
        next = count;
      }
    };
    if (count <= chunk) {
      take_chunks();
    } else {
      run_on_all(take_chunks);
    }
    if (failure) std::rethrow_exception(failure);
  }

 private:
  /// Calls `task` once on every thread; returns when all have.
  void run_on_all(const std::function<void()>& task);
  void sleep_and_work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable done_;
  const std::function<void()>* task_ = nullptr;
  std::size_t stage_ = 0;  ///< counts tasks, so that a thread does each once
  std::size_t busy_ = 0;   ///< threads that haven't finished this stage
  bool is_ending_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace tokensite
