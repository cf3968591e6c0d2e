// Words too common to look for.
#pragma once

#include <span>
#include <string_view>

namespace tokensite {

/// Of a language (BCP 47), folded, sorted; none for languages that have no list. A query's stop
/// words don't narrow its results unless it has nothing else, or they stand in a phrase.
std::span<const std::string_view> stop_words(std::string_view language);

}  // namespace tokensite
