// Where something stands: byte offsets into a source file. They never dangle.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace tokensite {

/// Index of a file in `Sources`; sources are numbered in the order of their paths.
struct FileId {
  std::uint32_t index = 0;
  friend auto operator<=>(const FileId&, const FileId&) = default;
};

struct Span {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< one past the last byte
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A text together with its place, for values that a later check may have to point at.
struct Spanned {
  std::string text;
  Span span;
};

}  // namespace tokensite
