#include "parse/front_matter.hpp"

#include <fmt/format.h>

#include "parse/source_text.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t next = 0;  ///< where the following line begins
  std::string_view text;
};

Line line_from(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  const bool is_last = end == text.npos;
  std::string_view line = text.substr(begin, is_last ? text.npos : end - begin);
  return {.begin = begin, .next = is_last ? text.size() : end + 1, .text = trim(line)};
}

}  // namespace

std::optional<FrontMatter> read_front_matter(const Sources& sources, FileId file,
                                             Diagnostics& diagnostics) {
  const std::optional<Span> whole = readable_text(sources, file, diagnostics);
  if (!whole) return std::nullopt;
  const std::string_view text = sources.text(file);
  const auto span = [&](std::size_t begin, std::size_t end) {
    return Span{.file = file,
                .begin = static_cast<std::uint32_t>(begin),
                .end = static_cast<std::uint32_t>(end)};
  };
  const Line first = line_from(text, whole->begin);
  if (first.text != "---") {
    diagnostics.push_back(
        {.code = Code::missing_front_matter,
         .span = span(first.begin, first.begin + first.text.size()),
         .message = "the file must begin with front matter: a line `---`, the keys, a line `---`",
         .help = "`tokensite explain missing-front-matter` shows a whole file"});
    return std::nullopt;
  }
  for (Line line = line_from(text, first.next); line.begin < text.size();
       line = line_from(text, line.next)) {
    if (line.text != "---" || text[line.begin] != '-') continue;
    std::optional<YamlDocument> yaml =
        read_yaml(sources, span(first.next, line.begin), diagnostics);
    if (!yaml) return std::nullopt;
    return FrontMatter{.yaml = std::move(*yaml), .body = span(line.next, text.size())};
  }
  diagnostics.push_back({.code = Code::unclosed_front_matter,
                         .span = span(first.begin, first.begin + 3),
                         .message = "the front matter that begins here never ends",
                         .help = "add a line `---` after its last key"});
  return std::nullopt;
}

}  // namespace tokensite
