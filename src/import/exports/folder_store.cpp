#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <utility>

#include "import/exports/export_store.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

StoredKind kind_of(fs::file_type type) {
  if (type == fs::regular_file) return StoredKind::regular;
  return type == fs::symlink_file ? StoredKind::symbolic_link : StoredKind::special;
}

class FolderStore final : public ExportStore {
 public:
  explicit FolderStore(std::string path) : path_(std::move(path)) {
    while (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();
  }

  Result<std::optional<std::vector<StoredFile>>> list(std::size_t most) override {
    std::vector<StoredFile> files;
    boost::system::error_code failure;
    fs::recursive_directory_iterator at(path_, failure);  // doesn't go through symbolic links
    for (const fs::recursive_directory_iterator end; !failure && at != end; at.increment(failure)) {
      const fs::file_type type = at->symlink_status(failure).type();
      if (failure) break;
      const std::string name = at->path().filename().string();
      if (type == fs::directory_file) {
        // .git and its like hold thousands of files, none of them a post.
        if (name.starts_with('.')) at.disable_recursion_pending();
        continue;
      }
      if (files.size() == most) return std::optional<std::vector<StoredFile>>();
      files.push_back({.name = name_below(at->path().string()), .kind = kind_of(type)});
      if (type != fs::regular_file) continue;
      files.back().size = fs::file_size(at->path(), failure);
    }
    if (failure) return Error{fmt::format("cannot list {}: {}", path_, failure.message())};
    return std::optional(std::move(files));
  }

  Result<std::optional<std::string>> read(const StoredFile& file, std::uint64_t limit) override {
    return read_file_up_to(fmt::format("{}/{}", path_, file.name), limit, Links::refuse);
  }

 private:
  std::string name_below(const std::string& path) const {
    return path.substr(std::min(path.find_first_not_of('/', path_.size()), path.size()));
  }

  std::string path_;
};

}  // namespace

std::unique_ptr<ExportStore> open_export_folder(std::string path) {
  return std::make_unique<FolderStore>(std::move(path));
}

}  // namespace tokensite
