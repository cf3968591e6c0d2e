// What an import did, edition by edition: for a writer to read, and for programs.
#pragma once

#include <string>
#include <vector>

#include "import/edition/read_edition.hpp"

namespace tokensite {

enum class EditionOutcome {
  added,
  unchanged,  ///< the archive has it, byte for byte
  kept,       ///< the archive has another one of that number, which stays as it is
  refused,    ///< not to be written; a note says why
};

struct ImportResult {
  ImportedEdition imported;
  EditionOutcome outcome = EditionOutcome::refused;
  std::string folder;  ///< "content/editions/0032-groq-on-endless-compute"; may be empty
};

struct ImportReport {
  std::vector<ImportResult> editions;
  ImportNotes notes;  ///< on what is no edition
  bool dry_run = false;
};

/// Whether something could not be read, or was refused.
bool has_failures(const ImportReport& report);

/// A block for each edition and a line of sums; notes of one kind about several lines are one.
std::string import_table(const ImportReport& report, const Config& config);

/// {"dry_run","editions":[{"number","title","date","source","outcome","folder","items":{section:n},
/// "notes":[{"kind","message","line","text"}]}],"notes":[…],"summary":{…}}
std::string import_json(const ImportReport& report, const Config& config);

}  // namespace tokensite
