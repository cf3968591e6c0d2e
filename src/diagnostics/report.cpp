#include "diagnostics/report.hpp"

#include <algorithm>
#include <tuple>

namespace tokensite {

void sort_by_place(Diagnostics& diagnostics, const Sources& sources) {
  std::ranges::stable_sort(diagnostics, [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(sources.path(a.span.file), a.span.begin, a.span.end, a.code, a.message) <
           std::tie(sources.path(b.span.file), b.span.begin, b.span.end, b.code, b.message);
  });
}

void raise_warnings(Diagnostics& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) diagnostic.severity = Severity::error;
}

std::size_t count_of(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
}

}  // namespace tokensite
