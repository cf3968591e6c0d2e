#include "import/exports/csv_table.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "support/c_handle.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// More than any export has: a cell costs memory, a comma doesn't.
constexpr std::size_t most_columns = 200;
constexpr std::size_t most_rows = 200'000;

/// What the parser's callbacks fill.
struct Reading {
  CsvTable table;
  CsvRow row;
  std::size_t cell_count = 0;
  std::string surplus;  ///< the cells past the last column, as they would be written
  bool is_in_row = false;

  void add_cell(std::string_view cell) {
    const std::size_t kept = table.columns.empty() ? most_columns : table.columns.size();
    if (cell_count++ < kept) {
      row.cells.emplace_back(cell);
    } else if (!table.columns.empty()) {
      if (!surplus.empty()) surplus += ',';
      surplus += cell;
    }
  }

  void end_row() {
    if (table.columns.empty()) {
      for (const std::string& name : row.cells) table.columns.push_back(ascii_lower(trim(name)));
    } else if (table.rows.size() < most_rows) {
      if (cell_count != table.columns.size()) note_length();
      table.rows.push_back(std::move(row));
    } else if (table.rows.size() == most_rows && !is_full) {
      is_full = true;
      table.notes.push_back({.kind = NoteKind::failed,
                             .message = fmt::format("only the first {} rows are read", most_rows),
                             .line = row.line});
    }
    row = {};
    cell_count = 0;
    surplus.clear();
    is_in_row = false;
  }

  void note_length() {
    const bool is_short = cell_count < table.columns.size();
    table.notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("the row has {} cell{} where the header has {}{}", cell_count,
                                cell_count == 1 ? "" : "s", table.columns.size(),
                                is_short ? "" : "; a comma that isn't in quotes?"),
         .line = row.line,
         .text = surplus});
  }

  bool is_full = false;
};

void on_cell(void* bytes, std::size_t size, void* reading) {
  static_cast<Reading*>(reading)->add_cell({static_cast<const char*>(bytes), size});
}

void on_row(int, void* reading) { static_cast<Reading*>(reading)->end_row(); }

}  // namespace

bool CsvTable::has_column(std::string_view name) const {
  return std::ranges::find(columns, name) != columns.end();
}

std::string_view CsvTable::cell(const CsvRow& row, std::string_view column) const {
  const auto found = std::ranges::find(columns, column);
  const auto index = static_cast<std::size_t>(found - columns.begin());
  return index < row.cells.size() ? std::string_view(row.cells[index]) : std::string_view();
}

CsvTable read_csv(std::string_view text) {
  csv_parser parser{};
  csv_init(&parser, 0);
  const CHandle<csv_parser, csv_free> frees(&parser);
  Reading reading;
  // Line by line, for the parser doesn't count them: a row ends where a line does.
  std::size_t line = 0;
  std::string_view from_row = text;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(end);
    ++line;
    if (!reading.is_in_row && trim(piece).empty()) continue;
    if (!reading.is_in_row) {
      reading.row.line = line;
      reading.is_in_row = true;
      from_row = {piece.data(), piece.size() + text.size()};
    }
    if (csv_parse(&parser, piece.data(), piece.size(), on_cell, on_row, &reading) != piece.size()) {
      break;  // out of memory: it isn't strict about anything else
    }
  }
  // Only now: quotes where no parser wants them are common inside of cells.
  csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini(&parser, on_cell, on_row, &reading) != 0) {
    reading.table.notes.push_back(
        {.kind = NoteKind::failed,
         .message = "a quote that opens in this row is never closed: the rest of the table is lost",
         .line = reading.row.line,
         .text = std::string(from_row)});
  }
  return std::move(reading.table);
}

void add_notes(ImportNotes& notes, const CsvTable& table, std::string_view file) {
  for (const ImportNote& note : table.notes) {
    notes.push_back({.kind = note.kind,
                     .message = fmt::format("{}, line {}: {}", file, note.line, note.message),
                     .text = note.text});
  }
}

}  // namespace tokensite
