#include "support/folder_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tokensite {

Result<FolderLock> FolderLock::acquire(const std::string& path,
                                       const std::function<void()>& on_wait) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    const int reason = errno;
    return Error{fmt::format("cannot open {}: {}", path, std::strerror(reason))};
  }
  FolderLock lock(folder);
  if (::flock(folder, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return lock;  // a file system without locks: as good as it gets
  on_wait();
  while (::flock(folder, LOCK_EX) != 0 && errno == EINTR) {
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : folder_(std::exchange(other.folder_, -1)) {}

FolderLock::~FolderLock() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace tokensite
