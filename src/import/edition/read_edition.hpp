// A post -> an edition with its items, read as an editor would read it.
//
// Sections are found by their headings; where one is missing or glued to the line before, the
// counts of the others say where it was. Every block of the text ends up in the edition, in an item
// or in a note: nothing is lost in silence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "authoring/source_files.hpp"
#include "import/edition/read_item.hpp"
#include "import/note.hpp"
#include "import/post.hpp"
#include "model/config.hpp"

namespace tokensite {

struct ImportedEdition {
  std::string origin;
  /// `number` is 0 and `date` all zeros where the text doesn't tell.
  SourceEdition edition;
  std::vector<ImportedItem> items;  ///< by section, then in the order of the text
  ImportNotes notes;
};

/// None, with a note in `notes`, if the post is no edition: it has none of the sections.
std::optional<ImportedEdition> read_edition(const Post& post, const Config& config,
                                            ImportNotes& notes);

}  // namespace tokensite
