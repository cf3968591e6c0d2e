#include "support/file_system.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tokensite {

void DiskFiles::list_folder(const std::string& path, std::vector<FileEntry>& entries) const {
  const TreeFolder* folder = scan_.find_folder(path);
  if (folder == nullptr) return;
  for (const TreeEntry& entry : folder->entries) {
    std::string entry_path;
    entry_path.reserve(path.size() + 1 + entry.name.size());
    entry_path.append(path).append(1, '/').append(entry.name);
    switch (entry.kind) {
      case TreeEntryKind::folder:
        list_folder(entry_path, entries);
        break;
      case TreeEntryKind::symbolic_link:
        entries.push_back({.path = std::move(entry_path), .kind = FileKind::symbolic_link});
        break;
      case TreeEntryKind::file: {
        const bool is_reliable = is_settled(entry.stamp, scan_.moment);
        entries.push_back({.path = std::move(entry_path),
                           .size = entry.stamp.size,
                           .stamp = is_reliable ? std::optional(entry.stamp) : std::nullopt,
                           .contents = entry.contents});
        break;
      }
    }
  }
}

Result<std::vector<FileEntry>> DiskFiles::list(std::string_view directory) const {
  std::vector<FileEntry> entries;
  list_folder(std::string(directory), entries);  // in the order of paths, as the folders are
  return entries;
}

bool DiskFiles::has(std::string_view path) const {
  const TreeEntry* entry = scan_.find(path);
  return entry != nullptr && entry->kind == TreeEntryKind::file;
}

Result<std::string> DiskFiles::read(std::string_view path) const {
  return root_.read(std::string(path));
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

bool MemoryFiles::has(std::string_view path) const { return files_.contains(path); }

Result<std::string> MemoryFiles::read(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return Error{fmt::format("cannot read {}: no such file", path)};
  return found->second;
}

}  // namespace tokensite
