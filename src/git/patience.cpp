#include "git/patience.hpp"

#include <utility>

namespace tokensite {

Patience::Patience(std::chrono::milliseconds limit, std::function<void()> on_silence)
    : limit_(limit),
      on_silence_(std::move(on_silence)),
      heard_(Clock::now()),
      watcher_([this] { watch(); }) {}

Patience::~Patience() {
  {
    const std::lock_guard guard(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
  watcher_.join();
}

void Patience::sign_of_life() { heard_ = Clock::now(); }

void Patience::watch() {
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    const Clock::time_point deadline = heard_.load() + limit_;
    if (Clock::now() >= deadline) return on_silence_();
    wake_.wait_until(lock, deadline);
  }
}

}  // namespace tokensite
