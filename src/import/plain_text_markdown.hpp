// Plain text -> Markdown that reads as that text, and looks as much like it as can be.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// One line of text, escaped where Markdown (CommonMark, sections 2.4 and 4 to 6) would take it for
/// markup. Addresses that begin with http:// or https:// stay as they are: they become links.
std::string markdown_of_line(std::string_view line);

}  // namespace tokensite
