// One build at a time into one folder.
#pragma once

#include <functional>
#include <string>

#include "support/result.hpp"

namespace tokensite {

/// Held until destroyed. It locks the folder that holds the output (flock(2) on the directory
/// itself): nothing is left behind, not even by a killed build.
class OutputLock {
 public:
  /// Waits for another build to end; `on_wait` is called once before.
  static Result<OutputLock> acquire(const std::string& parent_folder,
                                    const std::function<void()>& on_wait);
  OutputLock(OutputLock&& other) noexcept;
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;
  OutputLock& operator=(OutputLock&&) = delete;
  ~OutputLock();

 private:
  explicit OutputLock(int folder) : folder_(folder) {}
  int folder_;
};

}  // namespace tokensite
