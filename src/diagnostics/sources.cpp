#include "diagnostics/sources.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace tokensite {

FileId Sources::add(std::string path, std::string text) {
  const FileId id{static_cast<std::uint32_t>(files_.size())};
  files_.push_back({.path = std::move(path), .text = std::move(text)});
  return id;
}

std::string_view Sources::text(Span span) const {
  return text(span.file).substr(span.begin, span.end - span.begin);
}

std::string_view Sources::line_at(FileId file, std::uint32_t offset) const {
  const std::string_view all = text(file);
  const std::size_t at = std::min<std::size_t>(offset, all.size());
  const std::size_t before = at == 0 ? all.npos : all.rfind('\n', at - 1);
  const std::size_t begin = before == all.npos ? 0 : before + 1;
  std::string_view line = all.substr(begin, all.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Position Sources::position(FileId file, std::uint32_t offset) const {
  const std::string_view before = text(file).substr(0, offset);
  const auto newlines = std::ranges::count(before, '\n');
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  std::string_view line = before.substr(line_begin);
  if (line_begin == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return {.line = static_cast<std::size_t>(newlines) + 1, .column = code_point_count(line) + 1};
}

}  // namespace tokensite
