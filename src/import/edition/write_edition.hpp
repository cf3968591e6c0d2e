// An imported edition -> its folder in content/editions/, all of it or nothing.
#pragma once

#include <string>
#include <vector>

#include "import/edition/known_editions.hpp"
#include "import/import_report.hpp"
#include "support/new_files.hpp"

namespace tokensite {

/// The files of an edition, relative to its folder.
std::vector<NewFile> files_of(const ImportedEdition& imported, const Config& config);

enum class Writing { yes, dry_run };

/// Sets the outcome and the folder. An edition that is among the site's `known` ones by its number
/// is never touched: it is `unchanged` if its files hold these bytes, else `kept`, with a note.
Result<Done> write_edition(const std::string& site, const Config& config,
                           const std::vector<KnownEdition>& known, Writing writing,
                           ImportResult& result);

}  // namespace tokensite
