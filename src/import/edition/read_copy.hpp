// tokensite's own Markdown copy of an edition -> the edition it was made from.
#pragma once

#include <optional>
#include <string_view>

#include "import/edition/read_edition.hpp"

namespace tokensite {

/// Reads what `edition_markdown` writes, whose form stands above it (render/markdown_copies.cpp):
/// titles, addresses and texts come back byte for byte. None if `text` has another form, and is for
/// `read_edition`'s guesses. A section that the site lacks is noted as dropped, with all its text.
std::optional<ImportedEdition> read_copy(std::string_view text, const Config& config);

}  // namespace tokensite
