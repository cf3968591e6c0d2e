// Markdown files -> Edition, Item, Page.
//
// Each function reads one file by itself, so that files can be read side by side; what concerns
// several files is checked later. None where the front matter can't be read. With faults of single
// values there is still a document, good enough to check the others against; it is never rendered.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "model/config.hpp"
#include "model/edition.hpp"
#include "model/item.hpp"
#include "model/page.hpp"

namespace tokensite {

std::optional<Edition> parse_edition(const Sources& sources, FileId file, const Config& config,
                                     Diagnostics& diagnostics);
std::optional<Item> parse_item(const Sources& sources, FileId file, const Config& config,
                               Diagnostics& diagnostics);
std::optional<Page> parse_page(const Sources& sources, FileId file, const Config& config,
                               Diagnostics& diagnostics);

}  // namespace tokensite
