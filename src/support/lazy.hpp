// A value that is made when it is first asked for, by any thread.
#pragma once

#include <atomic>
#include <memory>

namespace tokensite {

/// Two threads that ask at the same time may both make the value; one of the two is kept. Unlike
/// std::call_once this costs no call of the system, and an empty one is a pointer small.
template <class T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;
  ~Lazy() { delete value_.load(std::memory_order_relaxed); }

  /// `make` gives the same value whenever it is called.
  template <class Make>
  const T& get(const Make& make) const {
    if (const T* value = value_.load(std::memory_order_acquire)) return *value;
    auto made = std::make_unique<const T>(make());
    const T* kept = nullptr;
    if (value_.compare_exchange_strong(kept, made.get(), std::memory_order_acq_rel)) {
      return *made.release();
    }
    return *kept;
  }

 private:
  mutable std::atomic<const T*> value_ = nullptr;
};

}  // namespace tokensite
