// GitHub's workflow commands, as described in "Workflow commands for GitHub Actions" and read by
// the runner (actions/runner, ActionCommand.cs): it undoes the escapes below, and only those.
#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "diagnostics/report_words.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

enum class Part { property, message };

std::string escaped(std::string_view text, Part part) {
  std::string safe;
  for (const char c : text) {
    const bool is_special =
        c == '%' || c == '\r' || c == '\n' || (part == Part::property && (c == ':' || c == ','));
    if (is_special) {
      safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      safe += c;
    }
  }
  return safe;
}

/// GitHub refuses columns where the lines differ.
std::string place_properties(Span span, const Sources& sources, Places& places,
                             std::string_view folder) {
  const Position begin = places.position(span.file, span.begin);
  const Position end = places.position(span.file, std::max(span.begin, span.end));
  const std::string path = fmt::format("{}{}", folder, sources.path(span.file));
  const std::string file = escaped(valid_utf8(path), Part::property);
  if (begin.line != end.line)
    return fmt::format("file={},line={},endLine={}", file, begin.line, end.line);
  return fmt::format("file={},line={},col={},endLine={},endColumn={}", file, begin.line,
                     begin.column, end.line, end.column);
}

/// The message, and below it what the text report says in its last line.
std::string message_of(const Diagnostic& diagnostic, const Sources& sources, Places& places,
                       std::string_view folder) {
  std::string message = printable(diagnostic.message);
  const std::string notes = notes_of(diagnostic, sources, places, folder);
  if (diagnostic.help) {
    message += fmt::format("\nhelp: {}", printable(*diagnostic.help));
    if (!notes.empty()) message += fmt::format(" ({})", notes);
  } else if (!notes.empty()) {
    message += fmt::format("\nnote: {}", notes);
  }
  return message;
}

}  // namespace

std::string github_report(const Diagnostics& diagnostics, const Sources& sources,
                          std::string_view folder) {
  std::string out;
  Places places(sources);
  for (const Diagnostic& diagnostic : diagnostics) {
    out += fmt::format("::{} {},title={}::{}\n", name_of(diagnostic.severity),
                       place_properties(diagnostic.span, sources, places, folder),
                       name_of(diagnostic.code),
                       escaped(message_of(diagnostic, sources, places, folder), Part::message));
  }
  return out;
}

}  // namespace tokensite
