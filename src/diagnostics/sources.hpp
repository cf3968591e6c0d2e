// The texts that spans point into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/span.hpp"

namespace tokensite {

/// Files are added in any order, but before the first span is made; a file whose text isn't wanted
/// (a picture, a folder that lacks a file) has the empty text.
class Sources {
 public:
  FileId add(std::string path, std::string text);

  /// Replaces the text; for files that are read after all have been numbered. Different files may
  /// be set from different threads.
  void set_text(FileId file, std::string text) { files_[file.index].text = std::move(text); }

  std::size_t size() const { return files_.size(); }
  const std::string& path(FileId file) const { return files_[file.index].path; }
  std::string_view text(FileId file) const { return files_[file.index].text; }
  std::string_view text(Span span) const;

 private:
  struct File {
    std::string path;
    std::string text;
  };
  std::vector<File> files_;
};

}  // namespace tokensite
