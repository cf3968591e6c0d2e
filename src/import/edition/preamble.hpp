// What an edition says before its sections: title, introduction, TL;DR, and what isn't its own.
#pragma once

#include "authoring/source_files.hpp"
#include "import/edition/edition_parts.hpp"
#include "import/note.hpp"
#include "import/post.hpp"
#include "model/config.hpp"

namespace tokensite {

/// Fills title, number, subtitle, the lines of the TL;DR and the body of `edition`. What is dropped
/// is noted. What follows the TL;DR is left in `blocks`, which may be items of a section whose
/// heading is missing.
void read_preamble(const Post& post, const Config& config, const Outline& outline,
                   std::vector<OutlineBlock>& blocks, SourceEdition& edition, ImportNotes& notes);

}  // namespace tokensite
