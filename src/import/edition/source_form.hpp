// An edition as it was read -> one that source files can hold.
//
// A text may say anything: an address with a space, a title without a letter, the TL;DR of a
// section twice. After this, what `edition_source` and `item_source` write of the edition is what a
// build reads (parse/documents.hpp), without an error in the front matter. What can't stand is in a
// note, whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "import/edition/read_edition.hpp"

namespace tokensite {

/// Stands for an address that isn't there.
inline constexpr std::string_view lost_address =
    "the address was not in the text that was imported";

/// Names and lines are on one line, addresses are fit for links, what an item needs is there, and
/// items are in the order of their sections.
void bring_into_source_form(ImportedEdition& imported, const Config& config);

/// To the end of the section's line, with a note, where it has one already.
void add_tldr_line(ImportNotes& notes, SourceEdition& edition, const std::string& section,
                   std::string text, std::size_t line);

}  // namespace tokensite
