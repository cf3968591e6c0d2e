// Texts as Markdown (CommonMark, GitHub's tables and strikethrough) that reads as these texts
// again, and with no more backslashes than that takes.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// Where a piece of text stands in its line.
struct TextPlace {
  bool begins_line = false;
  char before = ' ';      ///< the character in front of it; a space at the line's begin
  char after = ' ';       ///< likewise behind it
  bool in_label = false;  ///< of a link or a picture
  bool in_cell = false;   ///< of a table
  bool ends_heading = false;
};

/// `text` is on one line, without white space at the line's ends. It holds no address of the web
/// that should become a link.
std::string escaped_text(std::string_view text, const TextPlace& place);

/// A link's destination, with what stands around it: "(https://example.org/a\_(b))".
std::string link_destination(std::string_view url);

/// Whether `<url>` is a link to `url` that shows it as it is.
bool is_autolink(std::string_view url);

/// "`a`", or none of it if that can't be written.
std::string code_span(std::string_view text);

/// A fenced block, without a line end after it. `language` is any text.
std::string code_block(std::string_view text, std::string_view language);

}  // namespace tokensite
