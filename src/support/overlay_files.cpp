#include "support/overlay_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tokensite {

Result<std::vector<FileEntry>> OverlayFiles::list(std::string_view directory) const {
  Result<std::vector<FileEntry>> entries = below_->list(directory);
  if (!entries) return entries;
  std::erase_if(*entries, [&](const FileEntry& entry) { return overlay_.contains(entry.path); });
  const std::string prefix = directory.empty() ? "" : fmt::format("{}/", directory);
  for (const auto& [path, contents] : overlay_) {
    if (!contents || !path.starts_with(prefix)) continue;
    entries->push_back({.path = path, .size = contents->size()});
  }
  std::ranges::sort(*entries, {}, &FileEntry::path);
  return entries;
}

bool OverlayFiles::has(std::string_view path) const {
  const auto found = overlay_.find(path);
  return found == overlay_.end() ? below_->has(path) : found->second.has_value();
}

Result<std::string> OverlayFiles::read(std::string_view path) const {
  const auto found = overlay_.find(path);
  if (found == overlay_.end()) return below_->read(path);
  if (found->second) return *found->second;
  return Error{fmt::format("cannot read {}: no such file", path)};
}

}  // namespace tokensite
