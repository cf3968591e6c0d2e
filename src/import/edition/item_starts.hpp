// Where items begin in a section, seen as an editor sees it: by headings, numbers, links, or by the
// lengths of lines alone.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "import/outline.hpp"

namespace tokensite {

/// Whether a block holds nothing but addresses and labels: "https://… | GitHub".
bool is_line_of_links(const OutlineBlock& block);

/// "a | b · c" in its parts, which are views into `plain`.
std::vector<std::string_view> parts_of_line(std::string_view plain);

/// The number that a block begins with, as part of a list or of its words; 0 if there is none.
int number_of(const OutlineBlock& block);

/// `plain` without the number at its beginning.
std::string_view without_number(std::string_view plain);

/// Indices of blocks, ascending. `wanted` holds the numbers of items that would fit, best first; if
/// there is no way to see that many, the plainest way to see any is taken.
std::vector<std::size_t> find_item_starts(std::span<const OutlineBlock> blocks,
                                          std::span<const std::size_t> wanted);

/// Where in `plain` a title begins that was glued to the end of a text: "…as it was.A new title".
/// npos if none does.
std::size_t glued_title(std::string_view plain);

}  // namespace tokensite
