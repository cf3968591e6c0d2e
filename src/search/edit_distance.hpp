// How far apart two words are.
#pragma once

#include <cstddef>
#include <string_view>

namespace tokensite {

/// Optimal string alignment distance, in code points: letters too many, too few, wrong, and
/// neighbours swapped cost 1 each. `most + 1` if it is more than `most`.
std::size_t edit_distance_up_to(std::size_t most, std::u32string_view a, std::u32string_view b);

}  // namespace tokensite
