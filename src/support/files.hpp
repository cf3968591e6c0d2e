// Reading and writing whole files on the disk; every write is atomic.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace tokensite {

/// What tells a file that has been touched from one that hasn't, without reading it. Whatever
/// writes to a file or renames it sets `changed`, which no program can set back.
struct FileStamp {
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::int64_t changed = 0;   ///< likewise: of the contents or of what the folder knows of it
  std::uint64_t size = 0;     ///< bytes
  std::uint64_t inode = 0;
  friend auto operator<=>(const FileStamp&, const FileStamp&) = default;
};

/// The whole file, in one read.
Result<std::string> read_file(const std::string& path);

/// What to do with a symbolic link at the end of a path.
enum class Links { refuse, follow };

/// A regular file of at most `limit` bytes, for files that somebody else has made. None if there is
/// more in it; what else there is at `path`, say a pipe, is a failure and not waited for.
Result<std::optional<std::string>> read_file_up_to(const std::string& path, std::uint64_t limit,
                                                   Links links);

/// None if there is no regular file.
std::optional<FileStamp> file_stamp(const std::string& path);

/// Writes `bytes` beside `path` under a name of its own and renames it: whoever looks sees the old
/// file or the new one, whole. Missing folders are made.
Result<FileStamp> write_file_atomically(const std::string& path, std::string_view bytes);

enum class Replaced { yes, changed_meanwhile, symbolic_link };

/// Writes `after` in place of a file that still holds `before`, atomically, with the owner and the
/// permissions that it has. Any other file, and a symbolic link, stays as it is.
Result<Replaced> replace_file(const std::string& path, std::string_view before,
                              std::string_view after);

/// What `write_file_atomically` ends its temporary names with; a killed build leaves such files.
inline constexpr std::string_view temporary_suffix = ".tokensite-tmp";

/// An open folder. Paths are relative to it: the system walks fewer names, and a folder that is
/// moved meanwhile stays the same.
class Folder {
 public:
  static Result<Folder> open(const std::string& path);
  /// One inside of another. A symbolic link to one isn't followed.
  static Result<Folder> open(const Folder& in, const std::string& name);
  Folder(Folder&& other) noexcept;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder();

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }

  std::optional<FileStamp> stamp(const std::string& name, Links links = Links::refuse) const;
  /// None if there is no folder (a symbolic link to one is none).
  Result<std::optional<FileStamp>> folder_stamp(const std::string& name) const;
  Result<std::string> read(const std::string& name) const;

  /// A folder that is there already is no failure.
  Result<Done> make_folder(const std::string& name) const;

  /// For folders that nobody looks into yet: a new file, written in place.
  Result<FileStamp> create(const std::string& name, std::string_view bytes) const;

  /// Like `write_file_atomically`.
  Result<FileStamp> replace(const std::string& name, std::string_view bytes) const;

 private:
  Folder(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_;
  std::string path_;  ///< for messages
};

}  // namespace tokensite
