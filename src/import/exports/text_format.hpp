// Whether a text is HTML, Markdown or neither, by its signs.
#pragma once

#include <string>
#include <string_view>

#include "import/post.hpp"

namespace tokensite {

/// HTML by its tags, Markdown by its headings and links; else plain text, which has bold type and
/// lists as well.
TextFormat text_format_of(std::string_view text);

/// Whether it is a whole page, not a piece of one.
bool is_html_page(std::string_view text);

/// Whether there is anything like a tag in it.
bool has_tags(std::string_view text);

/// The name of the tag that begins at text[0], a `<`; in lower case, with its slash; or nothing.
std::string tag_name(std::string_view text);

/// What stands behind comments, processing instructions, doctypes and white space.
std::string_view skip_prolog(std::string_view text);

}  // namespace tokensite
