// A site on the disk, changed as editors, shells and git change files. Paths are relative to it.
#pragma once

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/walk/tree.hpp"

namespace tokensite {

/// What a site is made from; everything else in its folder was made of it.
extern const std::set<std::string> source_tops;

class SiteFolder {
 public:
  explicit SiteFolder(std::string folder) : folder_(std::move(folder)) {}

  std::string path(std::string_view relative = "") const;
  bool exists(const std::string& path) const;
  std::string read(const std::string& path) const;

  /// Into the file itself: its inode stays. Missing folders are made.
  void write(const std::string& path, std::string_view text) const;
  /// By a new file that takes the name: the inode is another. It is as old as `modified`, if given.
  void replace(const std::string& path, std::string_view text,
               const timespec* modified = nullptr) const;
  void move(const std::string& from, const std::string& to) const;
  void swap(const std::string& one, const std::string& other) const;
  /// A folder with all that is in it, too.
  void remove(const std::string& path) const;

  timespec modified(const std::string& path) const;
  void set_modified(const std::string& path, timespec time) const;

  Tree sources() const { return tree_of(folder_, source_tops); }
  /// Sorted, as all lists.
  std::vector<std::string> files_below(const std::string& folder) const;
  std::vector<std::string> source_files() const;
  std::vector<std::string> edition_folders() const;
  std::vector<std::string> items() const;
  std::vector<std::string> pages() const;
  /// Files beside an edition.
  std::vector<std::string> attachments() const;

 private:
  std::string folder_;
};

}  // namespace tokensite
