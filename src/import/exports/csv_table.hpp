// A table of comma-separated values (RFC 4180, and what programs make of it), by the names of its
// columns: the only place that knows libcsv.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "import/note.hpp"

namespace tokensite {

struct CsvRow {
  std::size_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> columns;  ///< in lower case, without white space around them
  std::vector<CsvRow> rows;
  /// Rows with more or fewer cells than there are columns (what is missing is empty, what is too
  /// much is the note's text), a quote that is never closed. They have lines.
  ImportNotes notes;

  bool has_column(std::string_view name) const;
  /// Empty if there is no such column, or the row ends before it.
  std::string_view cell(const CsvRow& row, std::string_view column) const;
};

/// `text` is what `decoded_text` gives. The first line that isn't empty names the columns; empty
/// lines don't count.
CsvTable read_csv(std::string_view text);

/// The table's notes, with their places in the message: "posts.csv, line 7: the row has 2 cells …".
void add_notes(ImportNotes& notes, const CsvTable& table, std::string_view file);

}  // namespace tokensite
