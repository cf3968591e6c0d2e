#include "support/workers.hpp"

namespace tokensite {

Workers::Workers(unsigned jobs) {
  for (unsigned i = 1; i < jobs; ++i) threads_.emplace_back([this] { sleep_and_work(); });
}

Workers::~Workers() {
  {
    const std::lock_guard guard(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
}

void Workers::run_on_all(const std::function<void()>& task) {
  {
    const std::lock_guard guard(mutex_);
    task_ = &task;
    ++stage_;
    busy_ = threads_.size();
  }
  wake_.notify_all();
  task();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return busy_ == 0; });
}

void Workers::sleep_and_work() {
  std::unique_lock lock(mutex_);
  for (std::size_t finished = 0;;) {
    wake_.wait(lock, [&] { return is_ending_ || stage_ != finished; });
    if (is_ending_) return;
    finished = stage_;
    const std::function<void()>& task = *task_;
    lock.unlock();
    task();
    lock.lock();
    if (--busy_ == 0) done_.notify_one();
  }
}

}  // namespace tokensite
