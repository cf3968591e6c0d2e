// One program at a time at work in one folder.
#pragma once

#include <functional>
#include <string>

#include "support/result.hpp"

namespace tokensite {

/// Held until destroyed. It locks the directory itself (flock(2)): nothing is left behind, not even
/// by a program that was killed.
class FolderLock {
 public:
  /// Waits for whoever holds it to end; `on_wait` is called once before.
  static Result<FolderLock> acquire(const std::string& path, const std::function<void()>& on_wait);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int folder) : folder_(folder) {}
  int folder_;
};

}  // namespace tokensite
