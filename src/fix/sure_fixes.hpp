// Which fixes of a report are applied at once, and what they make of the files.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"

namespace tokensite {

/// Edits of one file that don't touch each other, in the order of their places, and the diagnostics
/// that they mend.
struct FileFixes {
  std::vector<Edit> edits;
  std::vector<const Diagnostic*> mended;
  std::vector<const Fix*> fixes;  ///< of `mended`, in the same order
};

/// The first sure fix of each diagnostic, by file. One that overlaps an earlier one, or that would
/// insert beside it, waits: where its text would stand then is anybody's guess. So does one of many
/// files, which no half may be left of. The result points into the diagnostics.
std::map<FileId, FileFixes> choose_sure_fixes(
    const Diagnostics& diagnostics, const Sources& sources,
    const std::function<bool(const Diagnostic&)>& is_wanted);

/// `text` with the edits made. Line ends of the replacements become those of the text; every other
/// byte stays.
std::string edited(std::string_view text, const std::vector<Edit>& edits);

}  // namespace tokensite
