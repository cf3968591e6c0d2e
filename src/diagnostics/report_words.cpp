#include "diagnostics/report_words.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace tokensite {

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const std::string_view character = rest.substr(0, code_point_length(rest));
    const char32_t c = decode_code_point(rest);
    const bool is_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == '\t') {
      shown.append(tab_width, ' ');
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_direction || c == 0xFFFD) {
      shown += "\xEF\xBF\xBD";
    } else {
      shown += character;
    }
    at += character.size();
  }
  return shown;
}

std::string place_of(Span span, const Sources& sources, Places& places, std::string_view folder) {
  const Position position = places.position(span.file, span.begin);
  return fmt::format("{}{}:{}:{}", printable(folder), printable(sources.path(span.file)),
                     position.line, position.column);
}

std::string notes_of(const Diagnostic& diagnostic, const Sources& sources, Places& places,
                     std::string_view folder) {
  std::string notes;
  for (const Label& label : diagnostic.labels) {
    notes += fmt::format("{}{} at {}", notes.empty() ? "" : ", ", label.text,
                         place_of(label.span, sources, places, folder));
  }
  return notes;
}

}  // namespace tokensite
