// Byte offsets as lines and columns, for reports.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "diagnostics/sources.hpp"

namespace tokensite {

/// A place as a person counts: from 1, columns in Unicode code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// Remembers each file's lines and where it counted last: offsets that ascend, as in a sorted
/// report, cost one pass over the file however many they are. The sources outlive it.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(&sources) {}

  Position position(FileId file, std::uint32_t offset);

  /// The whole line that holds byte `offset`, without its end.
  std::string_view line_at(FileId file, std::uint32_t offset);

 private:
  struct Lines {
    std::vector<std::size_t> begins;  ///< of each line, ascending
    std::size_t counted_line = 0;     ///< index of the line that columns were counted in last
    std::size_t counted_offset = 0;
    std::size_t counted_column = 1;
  };
  Lines& lines_of(FileId file);
  static std::size_t index_of_line(const Lines& lines, std::size_t offset);

  const Sources* sources_;
  std::map<FileId, Lines> files_;
};

}  // namespace tokensite
