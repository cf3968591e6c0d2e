// The next edition: its number, its date, its edition.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/moves.hpp"
#include "authoring/source_files.hpp"
#include "index/archive.hpp"
#include "model/config.hpp"

namespace tokensite {

/// The draft with the highest number; null if there is none.
const Edition* coming_edition(const Archive& archive);

/// A draft to be filled: the number after the highest of `archive` and `folders`, the date by the
/// archive's rhythm, an empty TL;DR line for every section that an edition always has (of a
/// newsletter without the habit, none).
SourceEdition next_edition(const Archive& archive, const Config& config,
                           const std::vector<PlacedEdition>& folders, const Date& today);

/// Its title as long as nobody has thought of one: "Edition 33".
std::string working_title(int number);

}  // namespace tokensite
