#include "import/plain_text_markdown.hpp"

#include <algorithm>

#include "import/markdown_escape.hpp"
#include "parse/prose_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// The bytes before the next address of the web; all if there is none.
std::size_t size_before_address(std::string_view text) {
  return std::min({text.find("https://"), text.find("http://"), text.size()});
}

}  // namespace

std::string markdown_of_line(std::string_view line) {
  line = trim(line);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = size_before_address(line.substr(at));
    const std::size_t end = at + size;
    out += escaped_text(line.substr(at, size), {.begins_line = at == 0,
                                                .before = at == 0 ? ' ' : line[at - 1],
                                                .after = end == line.size() ? ' ' : line[end]});
    at = end;
    if (at == line.size()) break;
    const std::size_t address = std::max<std::size_t>(bare_url_size(line.substr(at)), 1);
    out += line.substr(at, address);
    at += address;
  }
  return out;
}

}  // namespace tokensite
