#include "diagnostics/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/embedded.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// "-- path --" -> "path".
std::string_view heading_of(std::string_view line) {
  if (!line.starts_with("-- ") || !line.ends_with(" --") || line.size() < 7) return {};
  return line.substr(3, line.size() - 6);
}

}  // namespace

Explanation parse_explanation(std::string_view text) {
  Explanation explanation;
  std::string* part = &explanation.prose;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    const std::string_view heading = heading_of(trim(line));
    if (heading == "report") {
      part = &explanation.report;
    } else if (!heading.empty()) {
      part = &explanation.files[std::string(heading)];
    } else {
      *part += line;
    }
  }
  explanation.prose = std::string(trim(explanation.prose)) + "\n";
  return explanation;
}

Explanation explanation_of(Code code) {
  const std::string name = fmt::format("{}.txt", name_of(code));
  const auto files = explanation_files();
  const auto found = std::ranges::find(files, name, &EmbeddedFile::path);
  return found == files.end() ? Explanation{} : parse_explanation(found->bytes);
}

std::string explain(Code code) {
  const Explanation explanation = explanation_of(code);
  std::string text = fmt::format(
      "{} ({}{}): {}\n\n{}", name_of(code), name_of(default_severity(code)),
      is_adjustable(code) ? "" : ", can't be lowered", summary_of(code), explanation.prose);
  if (explanation.report.empty()) return text;
  text += "\nFor example:\n\n";
  std::string_view report = explanation.report;
  while (!report.empty()) {
    const std::size_t end = std::min(report.find('\n'), report.size() - 1) + 1;
    text += fmt::format("    {}", report.substr(0, end));
    report.remove_prefix(end);
  }
  return text;
}

}  // namespace tokensite
