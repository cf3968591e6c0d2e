// Buttondown's export: emails.csv or emails.json says what there is, emails/<slug>.md what it says.
//
// After TryGhost/migrate, packages/mg-buttondown. All of it may lie in a folder. It has no tags,
// and the edition's number is no field.
#pragma once

#include <string_view>

#include "import/exports/export_files.hpp"
#include "import/post.hpp"

namespace tokensite {

/// Whether there is one of the lists, and texts in emails/.
bool is_buttondown(const ExportFiles& files);

/// `origin` goes before a file's name in messages: "export.zip: ". In the order of their dates.
PostSet read_buttondown(ExportFiles& files, std::string_view origin);

}  // namespace tokensite
