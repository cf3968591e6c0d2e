// A file system with some files as they might be, or were, in place of what they are.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/file_system.hpp"

namespace tokensite {

class OverlayFiles final : public FileSystem {
 public:
  /// Path -> contents, or none for a file that isn't there.
  using Overlay = std::map<std::string, std::optional<std::string>, std::less<>>;

  OverlayFiles(std::shared_ptr<const FileSystem> below, Overlay overlay)
      : below_(std::move(below)), overlay_(std::move(overlay)) {}
  Result<std::vector<FileEntry>> list(std::string_view directory) const override;
  bool has(std::string_view path) const override;
  Result<std::string> read(std::string_view path) const override;

 private:
  std::shared_ptr<const FileSystem> below_;
  Overlay overlay_;
};

}  // namespace tokensite
