#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t tab_width = 4;
constexpr std::size_t widest_line = 160;  ///< code points of a source line that are shown

/// SGR sequences, or nothing.
struct Palette {
  std::string_view bold, error, warning, faint, reset;
};

constexpr Palette plain{};
constexpr Palette coloured{.bold = "\x1b[1m",
                           .error = "\x1b[1;31m",
                           .warning = "\x1b[1;33m",
                           .faint = "\x1b[2m",
                           .reset = "\x1b[0m"};

/// `text` as a terminal may show it: tabs widened, controls (C0, DEL, C1, direction overrides)
/// defused.
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

/// The part of a source line that is shown, and where in it the marked part lies (bytes).
struct Excerpt {
  std::string_view text;
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
};

/// A very long line is cut down to the neighbourhood of its marked part.
Excerpt excerpt_of(std::string_view line, std::size_t mark_begin, std::size_t mark_end) {
  Excerpt excerpt{.text = line, .mark_begin = mark_begin, .mark_end = mark_end};
  if (line.size() <= widest_line) return excerpt;
  std::size_t begin = mark_begin > widest_line / 2 ? mark_begin - widest_line / 2 : 0;
  std::size_t end = std::min(line.size(), begin + widest_line);
  const auto is_tail = [&](std::size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
  };
  while (is_tail(begin)) ++begin;
  while (is_tail(end)) ++end;
  excerpt.text = line.substr(begin, end - begin);
  excerpt.mark_begin = mark_begin - begin;
  excerpt.mark_end = std::clamp(mark_end, mark_begin, end) - begin;
  return excerpt;
}

std::string location(const Sources& sources, Places& places, Span span) {
  const Position position = places.position(span.file, span.begin);
  return fmt::format("{}:{}:{}", printable(sources.path(span.file)), position.line,
                     position.column);
}

void append_source_line(std::string& out, const Sources& sources, Places& places, Span span,
                        const Palette& palette) {
  const std::string_view line = places.line_at(span.file, span.begin);
  if (line.empty() || trim(line.substr(0, widest_line)).empty()) return;
  const std::string_view text = sources.text(span.file);
  const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t mark_begin = std::min<std::size_t>(span.begin - line_begin, line.size());
  const std::size_t mark_end =
      std::clamp<std::size_t>(span.end - line_begin, mark_begin, line.size());
  const Excerpt shown = excerpt_of(line, mark_begin, mark_end);
  const std::string number = fmt::format("{}", places.position(span.file, span.begin).line);
  const std::string before = printable(shown.text.substr(0, shown.mark_begin));
  const std::string marked =
      printable(shown.text.substr(shown.mark_begin, shown.mark_end - shown.mark_begin));
  const std::size_t width = display_width(marked);
  out += fmt::format("{} {} |{} {}\n", palette.faint, number, palette.reset, printable(shown.text));
  out += fmt::format("{} {} |{} {}{}^{}{}\n", palette.faint, std::string(number.size(), ' '),
                     palette.reset, std::string(display_width(before), ' '), palette.bold,
                     std::string(width > 1 ? width - 1 : 0, '~'), palette.reset);
}

void append_diagnostic(std::string& out, const Diagnostic& diagnostic, const Sources& sources,
                       Places& places, const Palette& palette) {
  const std::string_view colour =
      diagnostic.severity == Severity::error ? palette.error : palette.warning;
  out += fmt::format("{}{}:{} {}{}:{} {}{}{} [{}]\n", palette.bold,
                     location(sources, places, diagnostic.span), palette.reset, colour,
                     name_of(diagnostic.severity), palette.reset, palette.bold,
                     printable(diagnostic.message), palette.reset, name_of(diagnostic.code));
  append_source_line(out, sources, places, diagnostic.span, palette);
  std::string notes;
  for (const Label& label : diagnostic.labels) {
    notes += fmt::format("{}{} at {}", notes.empty() ? "" : ", ", label.text,
                         location(sources, places, label.span));
  }
  if (diagnostic.help) {
    out += fmt::format(" help: {}", printable(*diagnostic.help));
    if (!notes.empty()) out += fmt::format(" ({})", notes);
    out += '\n';
  } else if (!notes.empty()) {
    out += fmt::format(" note: {}\n", notes);
  }
}

}  // namespace

std::string text_report(const Diagnostics& diagnostics, const Sources& sources, Colour colour) {
  std::string out;
  Places places(sources);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += '\n';
    append_diagnostic(out, diagnostic, sources, places,
                      colour == Colour::always ? coloured : plain);
  }
  return out;
}

}  // namespace tokensite
