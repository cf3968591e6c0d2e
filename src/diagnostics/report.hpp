// Diagnostics made ready for readers: severities set, order fixed, printed as text or JSON.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

/// Counted for the last line of a report.
struct Summary {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t editions = 0;
  std::size_t items = 0;
};

/// Sorts by path and place, then by code and message, so that the order never tells who found it
/// first.
void sort_by_place(Diagnostics& diagnostics, const Sources& sources);

std::size_t count_of(const Diagnostics& diagnostics, Severity severity);

enum class Colour { never, always };

/// `file:line:column: severity: message [code]`, the source line with a caret, labels and help; an
/// empty line between two. Characters that could move a terminal's cursor are shown as U+FFFD.
std::string text_report(const Diagnostics& diagnostics, const Sources& sources, Colour colour);

/// One object, in the form that docs/writing.md describes, with a line end.
std::string json_report(const Diagnostics& diagnostics, const Sources& sources,
                        const Summary& summary);

}  // namespace tokensite
