// The blocks of one item -> its file.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "authoring/source_files.hpp"
#include "import/note.hpp"
#include "import/outline.hpp"

namespace tokensite {

struct ImportedItem {
  std::size_t section = 0;  ///< index into `Config::sections`
  SourceItem source;
  std::size_t line = 0;  ///< in the imported text
  std::string slug{};    ///< that it had before; or empty
};

/// The first of `blocks`, which are some, is the title. An item without an address gets a reason in
/// its place, and a note; a label that has lost its address likewise.
ImportedItem read_item(const Outline& outline, std::span<const OutlineBlock> blocks,
                       ImportNotes& notes);

/// The Markdown of blocks, with what stands between them.
std::string markdown_of_run(const Outline& outline, std::span<const OutlineBlock> blocks);

}  // namespace tokensite
