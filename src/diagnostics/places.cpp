#include "diagnostics/places.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace tokensite {

Places::Lines& Places::lines_of(FileId file) {
  const auto [found, is_new] = files_.try_emplace(file);
  Lines& lines = found->second;
  if (!is_new) return lines;
  const std::string_view text = sources_->text(file);
  lines.begins.push_back(0);
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
    lines.begins.push_back(end + 1);
  }
  return lines;
}

std::size_t Places::index_of_line(const Lines& lines, std::size_t offset) {
  const auto next = std::ranges::upper_bound(lines.begins, offset);
  return static_cast<std::size_t>(next - lines.begins.begin()) - 1;
}

Position Places::position(FileId file, std::uint32_t offset) {
  Lines& lines = lines_of(file);
  const std::string_view text = sources_->text(file);
  const std::size_t end = std::min<std::size_t>(offset, text.size());
  const std::size_t line = index_of_line(lines, end);
  if (line != lines.counted_line || end < lines.counted_offset) {
    lines.counted_line = line;
    lines.counted_offset = lines.begins[line];
    lines.counted_column = 1;
  }
  std::string_view rest = text.substr(lines.counted_offset, end - lines.counted_offset);
  if (lines.counted_offset == 0 && rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  lines.counted_column += code_point_count(rest);
  lines.counted_offset = end;
  return {.line = line + 1, .column = lines.counted_column};
}

std::string_view Places::line_at(FileId file, std::uint32_t offset) {
  const Lines& lines = lines_of(file);
  const std::string_view text = sources_->text(file);
  const std::size_t line = index_of_line(lines, std::min<std::size_t>(offset, text.size()));
  const std::size_t end = line + 1 < lines.begins.size() ? lines.begins[line + 1] - 1 : text.size();
  std::string_view found = text.substr(lines.begins[line], end - lines.begins[line]);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

}  // namespace tokensite
