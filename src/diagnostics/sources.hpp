// The texts that spans point into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/span.hpp"

namespace tokensite {

/// A place as a person counts: from 1, columns in Unicode code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

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

  /// The whole line that holds byte `offset`, without its end.
  std::string_view line_at(FileId file, std::uint32_t offset) const;

  /// Costs a pass over the text up to `offset`: positions are for reports, spans for the rest.
  Position position(FileId file, std::uint32_t offset) const;

 private:
  struct File {
    std::string path;
    std::string text;
  };
  std::vector<File> files_;
};

}  // namespace tokensite
