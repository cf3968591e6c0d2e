// White space of any kind and length as one space.
#pragma once

#include <string>
#include <string_view>

namespace tokensite {

/// It stands for white space at the beginning and at the end, too.
std::string space_folded(std::string_view text);

/// Appends a text whose space is folded, so that it is in the whole, with none at its beginning.
void append_space_folded(std::string& to, std::string_view folded);

}  // namespace tokensite
