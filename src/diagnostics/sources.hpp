// The texts that spans point into.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/span.hpp"

namespace tokensite {

/// Files are added in any order, but before the first span is made; a file whose text isn't wanted
/// (a picture, a folder that lacks a file) has the empty text.
class Sources {
 public:
  FileId add(std::string path, std::string text);

  /// Replaces the text; for files that are read after all have been numbered. Different files may
  /// be set from different threads.
  void set_text(FileId file, std::string text) {
    files_[file.index].own_text = std::move(text);
    files_[file.index].text = files_[file.index].own_text;
  }

  /// Likewise, for a text that lies elsewhere, in what `keep` keeps.
  void borrow_text(FileId file, std::string_view text) { files_[file.index].text = text; }
  void keep(std::shared_ptr<const void> storage) { storage_ = std::move(storage); }

  std::size_t size() const { return files_.size(); }
  const std::string& path(FileId file) const { return files_[file.index].path; }
  std::string_view text(FileId file) const { return files_[file.index].text; }
  std::string_view text(Span span) const;

 private:
  struct File {
    std::string path;
    std::string own_text;
    std::string_view text;  ///< of own_text or of what is kept
  };
  std::deque<File> files_;  ///< never moved: `text` points into the file's own
  std::shared_ptr<const void> storage_;
};

}  // namespace tokensite
