#include "support/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

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

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileStamp stamp_of(const struct stat& status) {
  return {.modified = nanoseconds(status.st_mtim),
          .changed = nanoseconds(status.st_ctim),
          .size = static_cast<std::uint64_t>(status.st_size),
          .inode = status.st_ino};
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

/// A file in an open folder, or (AT_FDCWD) at a path.
struct Place {
  int folder = AT_FDCWD;
  std::string_view folder_path;
  const std::string& name;
  std::string shown() const {
    return folder == AT_FDCWD ? name : fmt::format("{}/{}", folder_path, name);
  }
};

Result<std::string> read_at(const Place& place) {
  const FileDescriptor file(::openat(place.folder, place.name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return failed_to("read", place.shown());
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed_to("read", place.shown());
  std::string text;
  std::size_t filled = 0;
  // One byte more than the size, so that a file that hasn't grown ends with a short read.
  text.resize(static_cast<std::size_t>(status.st_size) + 1);
  for (;;) {
    const ssize_t got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed_to("read", place.shown());
    filled += static_cast<std::size_t>(got);
    // A regular file's read is short only at its end.
    if (got == 0 || (filled < text.size() && S_ISREG(status.st_mode))) break;
    if (filled == text.size()) text.resize(text.size() * 2);
  }
  text.resize(filled);
  return text;
}

std::optional<FileStamp> stamp_at(const Place& place, Links links) {
  struct stat status {};
  const int flags = links == Links::follow ? 0 : AT_SYMLINK_NOFOLLOW;
  if (::fstatat(place.folder, place.name.c_str(), &status, flags) != 0) return std::nullopt;
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

enum class Existing { refuse, replace };

Result<FileStamp> write_at(const Place& place, std::string_view bytes, Existing existing) {
  const bool is_renamed = existing == Existing::replace;
  const std::string target =
      is_renamed ? fmt::format("{}{}", place.name, temporary_suffix) : place.name;
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (is_renamed ? O_TRUNC : O_EXCL);
  const FileDescriptor file(::openat(place.folder, target.c_str(), flags, 0666));
  if (file.get() < 0) return failed_to("write", place.shown());
  struct stat status {};
  const bool is_written = write_all(file.get(), bytes) &&
                          (!is_renamed || ::renameat(place.folder, target.c_str(), place.folder,
                                                     place.name.c_str()) == 0) &&
                          // After the renaming, which counts as a change.
                          ::fstat(file.get(), &status) == 0;
  if (is_written) return stamp_of(status);
  Error error = failed_to("write", place.shown());
  ::unlinkat(place.folder, target.c_str(), 0);
  return error;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  return read_at({.folder_path = {}, .name = path});
}

Result<std::optional<std::string>> read_file_up_to(const std::string& path, std::uint64_t limit,
                                                   Links links) {
  const int no_follow = links == Links::refuse ? O_NOFOLLOW : 0;
  // Without O_NONBLOCK a pipe would be opened when somebody writes to it, perhaps never.
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | no_follow));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return failed_to("read", path);
  if (!S_ISREG(status.st_mode)) return Error{fmt::format("cannot read {}: it is no file", path)};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return std::optional<std::string>();
  std::string text(size, '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {  // what has been added since is left for another time
    const ssize_t got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed_to("read", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return std::optional(std::move(text));
}

std::optional<FileStamp> file_stamp(const std::string& path) {
  return stamp_at({.folder_path = {}, .name = path}, Links::refuse);
}

Result<FileStamp> write_file_atomically(const std::string& path, std::string_view bytes) {
  boost::system::error_code failure;
  boost::filesystem::create_directories(boost::filesystem::path(path).parent_path(), failure);
  return write_at({.folder_path = {}, .name = path}, bytes, Existing::replace);
}

Result<Replaced> replace_file(const std::string& path, std::string_view before,
                              std::string_view after) {
  const FileDescriptor old(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (old.get() < 0 && errno == ELOOP) return Replaced::symbolic_link;
  if (old.get() < 0 && errno == ENOENT) return Replaced::changed_meanwhile;
  struct stat status {};
  if (old.get() < 0 || ::fstat(old.get(), &status) != 0) return failed_to("read", path);
  // The renaming below needs no leave of the file; whoever took it away meant this.
  if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return failed_to("write", path);

  // Hidden, so that what a kill leaves behind is no part of the site.
  std::string temporary = path;
  temporary.insert(path.rfind('/') + 1, 1, '.').append(temporary_suffix);
  const FileDescriptor file(
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.get() < 0) return failed_to("write", path);
  // Only root can give a file away; anybody else's is their own already, or becomes it.
  const bool is_given = ::fchown(file.get(), status.st_uid, status.st_gid) == 0;
  const bool is_written = write_all(file.get(), after) && ::fsync(file.get()) == 0 &&
                          ::fchmod(file.get(), status.st_mode & (is_given ? 07777U : 0777U)) == 0;
  Result<std::string> found = is_written ? read_file(path) : failed_to("write", path);
  if (found && *found == before && file_stamp(path) == stamp_of(status)) {
    if (::rename(temporary.c_str(), path.c_str()) == 0) return Replaced::yes;
    found = failed_to("write", path);
  }
  ::unlink(temporary.c_str());
  if (!found) return found.error();
  return Replaced::changed_meanwhile;
}

Result<Folder> Folder::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return failed_to("open", path);
  return Folder(descriptor, path);
}

Result<Folder> Folder::open(const Folder& in, const std::string& name) {
  std::string path = fmt::format("{}/{}", in.path_, name);
  const int descriptor =
      ::openat(in.descriptor_, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return failed_to("open", path);
  return Folder(descriptor, std::move(path));
}

Folder::Folder(Folder&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

Folder::~Folder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<FileStamp> Folder::stamp(const std::string& name, Links links) const {
  return stamp_at({.folder = descriptor_, .folder_path = path_, .name = name}, links);
}

Result<std::optional<FileStamp>> Folder::folder_stamp(const std::string& name) const {
  struct stat status {};
  if (::fstatat(descriptor_, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::optional<FileStamp>();
    return failed_to("open", fmt::format("{}/{}", path_, name));
  }
  return S_ISDIR(status.st_mode) ? std::optional(stamp_of(status)) : std::nullopt;
}

Result<std::string> Folder::read(const std::string& name) const {
  return read_at({.folder = descriptor_, .folder_path = path_, .name = name});
}

Result<Done> Folder::make_folder(const std::string& name) const {
  if (::mkdirat(descriptor_, name.c_str(), 0777) == 0 || errno == EEXIST) return Done{};
  return failed_to("make", fmt::format("{}/{}", path_, name));
}

Result<FileStamp> Folder::create(const std::string& name, std::string_view bytes) const {
  return write_at({.folder = descriptor_, .folder_path = path_, .name = name}, bytes,
                  Existing::refuse);
}

Result<FileStamp> Folder::replace(const std::string& name, std::string_view bytes) const {
  return write_at({.folder = descriptor_, .folder_path = path_, .name = name}, bytes,
                  Existing::replace);
}

}  // namespace tokensite
