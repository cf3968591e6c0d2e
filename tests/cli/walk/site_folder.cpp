#include "tests/cli/walk/site_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <fstream>
#include <stdexcept>

namespace tokensite {

namespace fs = boost::filesystem;

namespace {

const std::string editions = "content/editions";

/// How many slashes a path has: "content/editions/0001-x/papers/1-y.md" four, an item's path.
auto depth(std::string_view path) { return std::ranges::count(path, '/'); }

}  // namespace

const std::set<std::string> source_tops = {"tokensite.yml", "content", "static", "themes",
                                           "links.lock"};

std::string SiteFolder::path(std::string_view relative) const {
  return relative.empty() ? folder_ : folder_ + "/" + std::string(relative);
}

bool SiteFolder::exists(const std::string& path) const {
  return fs::exists(fs::symlink_status(this->path(path)));
}

std::string SiteFolder::read(const std::string& path) const { return bytes_of(this->path(path)); }

void SiteFolder::write(const std::string& path, std::string_view text) const {
  fs::create_directories(fs::path(this->path(path)).parent_path());
  std::ofstream(this->path(path), std::ios::binary) << text;
}

void SiteFolder::replace(const std::string& path, std::string_view text,
                         const timespec* modified) const {
  // Beside the sources, so that no build sees half of it.
  write(".new", text);
  if (modified != nullptr) set_modified(".new", *modified);
  move(".new", path);
}

void SiteFolder::move(const std::string& from, const std::string& to) const {
  fs::create_directories(fs::path(path(to)).parent_path());
  fs::rename(path(from), path(to));
}

void SiteFolder::swap(const std::string& one, const std::string& other) const {
  move(one, ".swapped");
  move(other, one);
  move(".swapped", other);
}

void SiteFolder::remove(const std::string& path) const { fs::remove_all(this->path(path)); }

timespec SiteFolder::modified(const std::string& path) const {
  struct stat status {};
  if (::lstat(this->path(path).c_str(), &status) != 0) throw std::runtime_error("stat " + path);
  return status.st_mtim;
}

void SiteFolder::set_modified(const std::string& path, timespec time) const {
  const timespec times[] = {time, time};  // read, modified
  if (::utimensat(AT_FDCWD, this->path(path).c_str(), times, AT_SYMLINK_NOFOLLOW) != 0) {
    throw std::runtime_error("utimensat " + path);
  }
}

std::vector<std::string> SiteFolder::files_below(const std::string& folder) const {
  std::vector<std::string> files;
  if (!fs::is_directory(path(folder))) return files;
  for (const auto& entry : fs::recursive_directory_iterator(path(folder))) {
    if (entry.symlink_status().type() != fs::regular_file) continue;
    files.push_back(entry.path().string().substr(folder_.size() + 1));
  }
  std::ranges::sort(files);
  return files;
}

std::vector<std::string> SiteFolder::source_files() const {
  std::vector<std::string> files;
  for (const std::string& top : source_tops) {
    if (fs::is_regular_file(path(top))) files.push_back(top);
    for (std::string& file : files_below(top)) files.push_back(std::move(file));
  }
  return files;
}

std::vector<std::string> SiteFolder::edition_folders() const {
  std::vector<std::string> folders;
  for (const auto& entry : fs::directory_iterator(path(editions))) {
    if (entry.symlink_status().type() != fs::directory_file) continue;
    folders.push_back(editions + "/" + entry.path().filename().string());
  }
  std::ranges::sort(folders);
  return folders;
}

std::vector<std::string> SiteFolder::items() const {
  std::vector<std::string> files = files_below(editions);
  std::erase_if(files,
                [](const std::string& file) { return depth(file) != 4 || !file.ends_with(".md"); });
  return files;
}

std::vector<std::string> SiteFolder::pages() const { return files_below("content/pages"); }

std::vector<std::string> SiteFolder::attachments() const {
  std::vector<std::string> files = files_below(editions);
  std::erase_if(files, [](const std::string& file) { return file.ends_with(".md"); });
  return files;
}

}  // namespace tokensite
