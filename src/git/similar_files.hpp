// Which of some new files is which of some old ones under another name, told by what they hold.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tokensite {

/// Places in `before` and `after` of files that have half of their bytes in lines in common, or
/// more: the likest first, each file once. Nothing if there are more pairs than git would compare.
std::vector<std::pair<std::size_t, std::size_t>> similar_files(
    const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

}  // namespace tokensite
