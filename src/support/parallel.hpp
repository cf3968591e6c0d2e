// Work on many cores, without an order that could be seen in the result.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tokensite {

/// Calls `work(i)` once for each i in [0, count), on up to `jobs` threads, and returns when all are
/// done. `work` writes only to slot i of whatever it fills. If it throws (memory may run out), the
/// rest is left undone and the exception goes on to the caller.
template <class Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
  // Small chunks keep the threads even; one fetch_add per chunk keeps them apart.
  const std::size_t chunk = std::clamp<std::size_t>(count / (std::size_t{jobs} * 16 + 1), 1, 64);
  std::atomic<std::size_t> next = 0;
  std::once_flag failed;
  std::exception_ptr failure;
  const auto run = [&] {
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
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < jobs && i * chunk < count; ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace tokensite
