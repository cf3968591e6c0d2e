#include "support/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tokensite {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

Error failed_to(std::string_view verb, const std::string& path) {
  const int reason = errno;
  return Error{fmt::format("cannot {} {}: {}", verb, path, std::strerror(reason))};
}

FileStamp stamp_of(const struct stat& status) {
  return {.modified = static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 +
                      status.st_mtim.tv_nsec,
          .size = static_cast<std::uint64_t>(status.st_size),
          .inode = status.st_ino};
}

int open_temporary(const std::string& path) {
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
  const int file = ::open(path.c_str(), flags, 0666);
  if (file >= 0 || errno != ENOENT) return file;
  boost::system::error_code failure;
  boost::filesystem::create_directories(boost::filesystem::path(path).parent_path(), failure);
  errno = failure.value();
  return failure ? -1 : ::open(path.c_str(), flags, 0666);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return failed_to("read", path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed_to("read", path);
  std::string text;
  std::size_t filled = 0;
  // One byte more than the size, so that a file that hasn't grown ends with the second read.
  text.resize(static_cast<std::size_t>(status.st_size) + 1);
  for (;;) {
    const ssize_t got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed_to("read", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled == text.size()) text.resize(text.size() * 2);
  }
  text.resize(filled);
  return text;
}

std::optional<FileStamp> file_stamp(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

Result<FileStamp> write_file_atomically(const std::string& path, std::string_view bytes) {
  const std::string temporary = fmt::format("{}{}", path, temporary_suffix);
  const auto failed = [&] {
    Error error = failed_to("write", path);
    ::unlink(temporary.c_str());
    return error;
  };
  struct stat status {};
  {
    const FileDescriptor file(open_temporary(temporary));
    if (file.get() < 0 || !write_all(file.get(), bytes) || ::fstat(file.get(), &status) != 0) {
      return failed();
    }
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return failed();
  return stamp_of(status);
}

}  // namespace tokensite
