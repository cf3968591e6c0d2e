// Diagnostics made ready for readers: severities set, order fixed, printed as text, as JSON, as
// SARIF or as GitHub's workflow commands.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

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

/// Makes errors of all warnings, for whoever wants none.
void raise_warnings(Diagnostics& diagnostics);

std::size_t count_of(const Diagnostics& diagnostics, Severity severity);

enum class Colour { never, always };

/// `file:line:column: severity: message [code]`, the source line with a caret, labels and help; an
/// empty line between two. Characters that could move a terminal's cursor are shown as U+FFFD.
std::string text_report(const Diagnostics& diagnostics, const Sources& sources, Colour colour);

/// One object, in the form that docs/writing.md describes, with a line end.
std::string json_report(const Diagnostics& diagnostics, const Sources& sources,
                        const Summary& summary);

/// A SARIF 2.1.0 log (OASIS, errata 01) with one run, for code scanning. Rules are those that
/// occur, in the order of codes.def. `folder` is the way to the site from the root of the
/// repository, with a slash at its end; empty if the site is that root.
std::string sarif_report(const Diagnostics& diagnostics, const Sources& sources,
                         std::string_view folder);

/// One workflow command a line, which GitHub Actions shows beside the changed lines of a pull
/// request. `folder` as above.
std::string github_report(const Diagnostics& diagnostics, const Sources& sources,
                          std::string_view folder);

}  // namespace tokensite
