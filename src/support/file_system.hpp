// The files of a site, as the plan sees them: on the disk, or in memory for tests.
//
// Paths are relative to the root of the tree, with forward slashes:
// "content/editions/0032-x/edition.md".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

enum class FileKind { regular, symbolic_link };

struct FileEntry {
  std::string path;
  FileKind kind = FileKind::regular;
  std::uint64_t size = 0;  ///< bytes; 0 for a symbolic link
  friend auto operator<=>(const FileEntry&, const FileEntry&) = default;
};

class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  /// All files below `directory`, at any depth, sorted by path; none if there is no such directory.
  /// Symbolic links are listed and never followed. Sockets, devices and the like are left out.
  virtual Result<std::vector<FileEntry>> list(std::string_view directory) const = 0;

  /// The whole file. Safe to call from many threads.
  virtual Result<std::string> read(std::string_view path) const = 0;
};

class DiskFiles final : public FileSystem {
 public:
  explicit DiskFiles(std::string root);
  Result<std::vector<FileEntry>> list(std::string_view directory) const override;
  Result<std::string> read(std::string_view path) const override;

 private:
  std::string root_;  ///< with a slash at the end
};

class MemoryFiles final : public FileSystem {
 public:
  /// `links` are the paths of symbolic links.
  explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files,
                       std::vector<std::string> links = {});
  Result<std::vector<FileEntry>> list(std::string_view directory) const override;
  Result<std::string> read(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::vector<std::string> links_;
};

}  // namespace tokensite
