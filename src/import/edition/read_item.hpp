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

/// The first of `blocks`, which are some, is the title. What the item lacks, a title or an address,
/// is left empty for `bring_into_source_form`.
ImportedItem read_item(const Outline& outline, std::span<const OutlineBlock> blocks,
                       ImportNotes& notes);

/// The Markdown of blocks, with what stands between them.
std::string markdown_of_run(const Outline& outline, std::span<const OutlineBlock> blocks);

}  // namespace tokensite
