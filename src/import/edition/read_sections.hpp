// The parts of an edition -> items, each in its section, whether or not that has kept its heading.
#pragma once

#include <vector>

#include "import/edition/edition_parts.hpp"
#include "import/edition/read_item.hpp"

namespace tokensite {

/// `leading` are the blocks above the first heading that nothing else has claimed: items of
/// sections that have lost theirs, or promotions.
std::vector<ImportedItem> read_sections(const Outline& outline, const Config& config,
                                        std::vector<OutlineBlock> leading,
                                        std::vector<SectionPart> parts, ImportNotes& notes);

}  // namespace tokensite
