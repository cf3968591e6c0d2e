// A folder of a test's own on the disk, gone with the test.
#pragma once

#include <map>
#include <string>

namespace tokensite {

class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  /// "x/y" below the folder, as an absolute path; the folder itself without an argument.
  std::string path(const std::string& relative = "") const;

  /// Writes files, relative to the folder.
  void write(const std::map<std::string, std::string, std::less<>>& files) const;

  /// All files below `relative`, by their path from there, but those called `skipped`.
  std::map<std::string, std::string> texts_below(const std::string& relative,
                                                 const std::string& skipped = "") const;

 private:
  std::string path_;
};

}  // namespace tokensite
