#include "import/exports/text_format.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::array<std::string_view, 16> block_tags = {
    "p",  "div", "h1", "h2", "h3",    "h4",         "h5",     "h6",
    "ul", "ol",  "li", "br", "table", "blockquote", "figure", "section"};

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '-' || c == ':' || c == '_'; }

/// "## Papers"
bool is_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && level + 1 < line.size() && line[level] == ' ' &&
         line[level + 1] != ' ';
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

/// Headings and links: bold type and lists are common in plain texts, too.
std::size_t markdown_signs(std::string_view text) {
  std::size_t signs = count_of(text, "](http") + count_of(text, "](<http");
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (is_heading(line)) ++signs;
  }
  return signs;
}

std::size_t html_blocks(std::string_view text) {
  std::size_t blocks = 0;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string name = tag_name(text.substr(at, 24));
    if (std::ranges::find(block_tags, name) != block_tags.end()) ++blocks;
  }
  return blocks;
}

bool is_html(std::string_view text) {
  if (is_html_page(text)) return true;
  const std::size_t blocks = html_blocks(text);
  const bool begins_with_tag = has_tags(skip_prolog(text).substr(0, 24));
  if (blocks == 0 || (blocks < 3 && !begins_with_tag)) return false;
  return blocks > 2 * markdown_signs(text);
}

}  // namespace

std::string tag_name(std::string_view text) {
  std::size_t end = 1;
  if (end < text.size() && text[end] == '/') ++end;
  while (end < text.size() && end < 20 && is_name_character(text[end])) ++end;
  return ascii_lower(text.substr(1, end - 1));
}

std::string_view skip_prolog(std::string_view text) {
  for (;;) {
    text = trim(text);
    std::string_view close;
    if (text.starts_with("<!--")) {
      close = "-->";
    } else if (text.starts_with("<?")) {
      close = "?>";
    } else if (text.starts_with("<!")) {
      // A doctype's own declarations stand in brackets.
      const std::size_t bracket = text.substr(0, text.find('>')).find('[');
      close = bracket == text.npos ? ">" : "]>";
    } else {
      return text;
    }
    const std::size_t end = text.find(close);
    if (end == text.npos) return {};
    text.remove_prefix(end + close.size());
  }
}

bool is_html_page(std::string_view text) {
  const std::string doctype = ascii_lower(trim(text).substr(0, 14));
  if (doctype == "<!doctype html") return true;
  const std::string_view start = skip_prolog(text);
  if (!start.starts_with('<')) return false;
  const std::string root = tag_name(start);
  return root == "html" || root == "head" || root == "body";
}

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string name = tag_name(text.substr(at, 24));
    const bool is_address = text.substr(at).starts_with("<http");
    if (!name.empty() && name != "/" && !is_ascii_digit(name[0]) && !is_address) return true;
  }
  return false;
}

TextFormat text_format_of(std::string_view text) {
  if (is_html(text)) return TextFormat::html;
  return markdown_signs(text) > 0 ? TextFormat::markdown : TextFormat::text;
}

}  // namespace tokensite
