// An edition's outline in parts: what comes before the sections, and the sections.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "import/note.hpp"
#include "import/outline.hpp"
#include "model/config.hpp"

namespace tokensite {

/// What stands below a section's heading.
struct SectionPart {
  std::size_t section = 0;   ///< index into `Config::sections`
  std::optional<int> count;  ///< that the heading gives
  int level = 0;             ///< of the heading; 0 if it wasn't marked up as one
  std::size_t line = 0;
  std::vector<OutlineBlock> blocks;
};

struct EditionParts {
  std::vector<OutlineBlock> preamble;
  std::vector<SectionPart> sections;  ///< in the order of the text
};

/// Headings that are glued to the end of a block are parted from it first, and noted; blocks below
/// a heading that names no section are noted as dropped.
EditionParts part_edition(const Outline& outline, const Config& config, ImportNotes& notes);

/// The block in two: the second has the words from `at`, a byte offset into `plain`. None if these
/// aren't literally in the Markdown.
struct SplitBlock {
  OutlineBlock head;
  OutlineBlock tail;
};
std::optional<SplitBlock> split_block(const Outline& outline, const OutlineBlock& block,
                                      std::size_t at);

/// What is dropped, with its words.
ImportNote dropped(const OutlineBlock& block, std::string message);

}  // namespace tokensite
