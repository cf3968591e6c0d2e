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
#include <utility>
#include <vector>

#include "support/files.hpp"
#include "support/hash.hpp"
#include "support/result.hpp"
#include "support/tree_scan.hpp"

namespace tokensite {

enum class FileKind { regular, symbolic_link };

struct FileEntry {
  std::string path;
  FileKind kind = FileKind::regular;
  std::uint64_t size = 0;  ///< bytes; 0 for a symbolic link
  /// Differs from that of the file after any later change. None in memory, and for a file that has
  /// changed only just now.
  std::optional<FileStamp> stamp{};
  /// The contents' fingerprint, where it is known without reading them.
  std::optional<Fingerprint> contents{};
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

  /// Whether there is a file at `path`, symbolic links apart.
  virtual bool has(std::string_view path) const = 0;

  /// The whole file. Safe to call from many threads.
  virtual Result<std::string> read(std::string_view path) const = 0;
};

/// The files that a scan of the folder `root` found.
class DiskFiles final : public FileSystem {
 public:
  DiskFiles(Folder root, TreeScan scan) : root_(std::move(root)), scan_(std::move(scan)) {}
  Result<std::vector<FileEntry>> list(std::string_view directory) const override;
  bool has(std::string_view path) const override;
  Result<std::string> read(std::string_view path) const override;
  const TreeScan& scan() const { return scan_; }

 private:
  void list_folder(const std::string& path, std::vector<FileEntry>& entries) const;

  Folder root_;
  TreeScan scan_;
};

class MemoryFiles final : public FileSystem {
 public:
  /// `links` are the paths of symbolic links.
  explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files,
                       std::vector<std::string> links = {});
  Result<std::vector<FileEntry>> list(std::string_view directory) const override;
  bool has(std::string_view path) const override;
  Result<std::string> read(std::string_view path) const override;

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::vector<std::string> links_;
};

}  // namespace tokensite
