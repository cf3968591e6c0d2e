#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/places.hpp"
#include "diagnostics/report.hpp"
#include "diagnostics/report_words.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t widest_line = 160;      ///< cells of a source line that are shown
constexpr std::size_t longest_window = 4096;  ///< bytes, for a line of combining characters alone

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

/// The part of a source line that is shown, and where in it the marked part lies (bytes).
struct Excerpt {
  std::string_view text;
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
  std::string_view before{};  ///< an ellipsis for what is left out on the left
  std::string_view after{};
};

std::size_t shown_width(std::string_view character) {
  return character == "\t" ? tab_width : display_width(character);
}

/// Where the window begins: at most `cells` before `mark`, at a character that takes some.
std::size_t window_begin(std::string_view line, std::size_t mark, std::size_t cells) {
  const auto is_tail = [&](std::size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
  };
  std::size_t begin = mark;
  std::size_t good = mark;
  for (std::size_t used = 0; begin > 0;) {
    std::size_t at = begin - 1;
    while (at > 0 && is_tail(at)) --at;
    const std::size_t width = shown_width(line.substr(at, begin - at));
    used += width;
    if (used > cells || mark - at > longest_window) break;
    begin = at;
    if (width > 0) good = at;
  }
  return begin == 0 ? 0 : good;
}

std::size_t window_end(std::string_view line, std::size_t begin, std::size_t cells) {
  std::size_t end = begin;
  for (std::size_t used = 0; end < line.size() && end - begin < longest_window;) {
    const std::string_view rest = line.substr(end, longest_window);
    const std::size_t length = grapheme_length(rest);
    used += shown_width(rest.substr(0, length));
    if (used > cells) break;
    end += length;
  }
  return end;
}

/// A very long line is cut down to the neighbourhood of where its marked part begins.
Excerpt excerpt_of(std::string_view line, std::size_t mark_begin, std::size_t mark_end) {
  Excerpt excerpt{.text = line, .mark_begin = mark_begin, .mark_end = mark_end};
  if (window_end(line, 0, widest_line) == line.size()) return excerpt;
  const std::size_t begin = window_begin(line, mark_begin, widest_line / 2);
  const std::size_t end = window_end(line, begin, widest_line);
  excerpt.text = line.substr(begin, end - begin);
  excerpt.mark_begin = mark_begin - begin;
  excerpt.mark_end = std::clamp(mark_end, mark_begin, std::max(mark_begin, end)) - begin;
  if (begin > 0) excerpt.before = "…";
  if (end < line.size()) excerpt.after = "…";
  return excerpt;
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
  const std::string before =
      std::string(shown.before) + printable(shown.text.substr(0, shown.mark_begin));
  const std::string marked =
      printable(shown.text.substr(shown.mark_begin, shown.mark_end - shown.mark_begin));
  const std::size_t width = display_width(marked);
  out += fmt::format("{} {} |{} {}{}{}\n", palette.faint, number, palette.reset, shown.before,
                     printable(shown.text), shown.after);
  out += fmt::format("{} {} |{} {}{}^{}{}\n", palette.faint, std::string(number.size(), ' '),
                     palette.reset, std::string(display_width(before), ' '), palette.bold,
                     std::string(width > 1 ? width - 1 : 0, '~'), palette.reset);
}

void append_diagnostic(std::string& out, const Diagnostic& diagnostic, const Sources& sources,
                       Places& places, const Palette& palette) {
  const std::string_view colour =
      diagnostic.severity == Severity::error ? palette.error : palette.warning;
  out += fmt::format("{}{}:{} {}{}:{} {}{}{} [{}]\n", palette.bold,
                     place_of(diagnostic.span, sources, places), palette.reset, colour,
                     name_of(diagnostic.severity), palette.reset, palette.bold,
                     printable(diagnostic.message), palette.reset, name_of(diagnostic.code));
  append_source_line(out, sources, places, diagnostic.span, palette);
  const std::string notes = notes_of(diagnostic, sources, places);
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
