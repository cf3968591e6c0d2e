#include "support/file_system.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <utility>

#include "support/files.hpp"

namespace tokensite {

namespace fs = boost::filesystem;

DiskFiles::DiskFiles(std::string root) : root_(std::move(root)) {
  if (!root_.ends_with('/')) root_ += '/';
}

Result<std::vector<FileEntry>> DiskFiles::list(std::string_view directory) const {
  const fs::path top = fs::path(root_) / std::string(directory);
  boost::system::error_code failure;
  std::vector<FileEntry> entries;
  if (!fs::is_directory(top, failure)) return entries;
  fs::recursive_directory_iterator entry(top, failure);
  while (!failure && entry != fs::recursive_directory_iterator()) {
    const fs::file_status status = entry->symlink_status(failure);
    if (failure) break;
    std::string path = entry->path().string().substr(root_.size());
    if (status.type() == fs::symlink_file) {
      entries.push_back({.path = std::move(path), .kind = FileKind::symbolic_link});
    } else if (status.type() == fs::regular_file) {
      const std::uintmax_t size = fs::file_size(entry->path(), failure);
      if (failure) break;
      entries.push_back({.path = std::move(path), .size = size});
    }
    entry.increment(failure);
  }
  if (failure) return Error{fmt::format("cannot list {}: {}", top.string(), failure.message())};
  std::ranges::sort(entries);
  return entries;
}

Result<std::string> DiskFiles::read(std::string_view path) const {
  return read_file((fs::path(root_) / std::string(path)).string());
}

MemoryFiles::MemoryFiles(std::map<std::string, std::string, std::less<>> files,
                         std::vector<std::string> links)
    : files_(std::move(files)), links_(std::move(links)) {}

Result<std::vector<FileEntry>> MemoryFiles::list(std::string_view directory) const {
  const std::string prefix = directory.empty() ? "" : std::string(directory) + '/';
  std::vector<FileEntry> entries;
  for (const auto& [path, text] : files_) {
    if (path.starts_with(prefix)) entries.push_back({.path = path, .size = text.size()});
  }
  for (const std::string& path : links_) {
    if (path.starts_with(prefix))
      entries.push_back({.path = path, .kind = FileKind::symbolic_link});
  }
  std::ranges::sort(entries);
  return entries;
}

Result<std::string> MemoryFiles::read(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return Error{fmt::format("cannot read {}: no such file", path)};
  return found->second;
}

}  // namespace tokensite
