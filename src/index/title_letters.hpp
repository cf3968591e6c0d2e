// Where a title stands in an index from A to Z.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tokensite {

/// All that `title_letter` can give, in order: "a" to "z", "0-9", "other".
std::span<const std::string_view> title_letters();

/// The letter that a title begins with, without its accent, behind what isn't read: "“Éclair”" has
/// "e". "other" for scripts without such letters, and for titles without any.
std::string_view title_letter(std::string_view title);

/// What titles are sorted by: their words, without case, accents and punctuation.
std::string title_sort_key(std::string_view title);

}  // namespace tokensite
