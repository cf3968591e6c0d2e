// A file's bytes, mapped into memory and only read.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "support/files.hpp"

namespace tokensite {

class MappedFile {
 public:
  /// Null if there is no such file, or it is empty.
  static std::shared_ptr<const MappedFile> open(const std::string& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace tokensite
