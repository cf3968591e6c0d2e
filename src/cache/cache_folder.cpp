#include "cache/cache_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "support/binary.hpp"
#include "support/files.hpp"
#include "support/hash.hpp"

namespace tokensite {
namespace {

constexpr std::size_t piece_size = 1U << 20U;

void make_folder_of(const std::string& path) {
  boost::system::error_code failure;
  const boost::filesystem::path folder = boost::filesystem::path(path).parent_path();
  if (boost::filesystem::create_directory(folder, failure)) {
    (void)write_file_atomically((folder / ".gitignore").string(), "*\n");
  }
}

}  // namespace

void write_cache_file(const std::string& path, std::string_view bytes) {
  make_folder_of(path);
  (void)write_file_atomically(path, bytes);
}

void write_checksummed_cache_file(const std::string& path, std::string_view body) {
  BinaryWriter checksum;
  checksum.number(checksum_of(body));
  write_cache_file(path, checksum.take().append(body));
}

std::optional<std::string> read_checksummed_cache_file(const std::string& path) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) return std::nullopt;
  BinaryReader reader(*bytes);
  const auto checksum = reader.number<std::uint64_t>();
  if (!reader.is_whole()) return std::nullopt;
  bytes->erase(0, sizeof checksum);
  return checksum == checksum_of(*bytes) ? std::optional(std::move(*bytes)) : std::nullopt;
}

CacheFileWriter CacheFileWriter::replace(const std::string& path) {
  make_folder_of(path);
  const std::string temporary = fmt::format("{}{}", path, temporary_suffix);
  CacheFileWriter writer(
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666), 0);
  writer.temporary_ = temporary;
  writer.path_ = path;
  // A file of that name may be a killed run's, or that of another run, which then has the lock, or
  // has ended meanwhile and given the file its final name.
  struct stat ours {};
  struct stat named {};
  const bool is_ours = writer.file_ >= 0 && ::flock(writer.file_, LOCK_EX | LOCK_NB) == 0 &&
                       ::fstat(writer.file_, &ours) == 0 &&
                       ::lstat(temporary.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
                       ::ftruncate(writer.file_, 0) == 0;
  if (!is_ours) writer.give_up();
  return writer;
}

CacheFileWriter CacheFileWriter::append(const std::string& path, std::uint64_t size) {
  CacheFileWriter writer(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW), size);
  struct stat status {};
  const bool is_ours = writer.file_ >= 0 && ::flock(writer.file_, LOCK_EX | LOCK_NB) == 0 &&
                       ::fstat(writer.file_, &status) == 0 &&
                       static_cast<std::uint64_t>(status.st_size) == size;
  if (!is_ours) writer.give_up();
  return writer;
}

CacheFileWriter::CacheFileWriter(CacheFileWriter&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      size_(other.size_),
      buffer_(std::move(other.buffer_)),
      temporary_(std::move(other.temporary_)),
      path_(std::move(other.path_)) {}

CacheFileWriter::~CacheFileWriter() { give_up(); }

void CacheFileWriter::give_up() {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

void CacheFileWriter::write(std::string_view bytes) {
  size_ += bytes.size();
  if (file_ < 0) return;
  buffer_ += bytes;
  if (buffer_.size() >= piece_size) flush();
}

void CacheFileWriter::flush() {
  for (std::string_view rest = buffer_; !rest.empty() && file_ >= 0;) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      give_up();
    }
  }
  buffer_.clear();
}

void CacheFileWriter::finish() {
  flush();
  if (file_ < 0) return;
  // While the lock is still held, so that nobody takes the file for a killed run's.
  if (!temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    ::unlink(temporary_.c_str());
  }
  give_up();
}

}  // namespace tokensite
