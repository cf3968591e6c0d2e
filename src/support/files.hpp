// Reading and writing whole files on the disk; every write is atomic.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace tokensite {

/// The whole file, in one read.
Result<std::string> read_file(const std::string& path);

/// What tells a file that has been touched from one that hasn't, without reading it.
struct FileStamp {
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::uint64_t size = 0;     ///< bytes
  std::uint64_t inode = 0;
  friend auto operator<=>(const FileStamp&, const FileStamp&) = default;
};

/// None if there is no regular file.
std::optional<FileStamp> file_stamp(const std::string& path);

/// Writes `bytes` beside `path` under a name of its own and renames it: whoever looks sees the old
/// file or the new one, whole. Missing folders are made.
Result<FileStamp> write_file_atomically(const std::string& path, std::string_view bytes);

/// What `write_file_atomically` ends its temporary names with; a killed build leaves such files.
inline constexpr std::string_view temporary_suffix = ".tokensite-tmp";

}  // namespace tokensite
