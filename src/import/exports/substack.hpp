// Substack's export: posts.csv says what posts there are, posts/<id>.html what they say.
//
// After TryGhost/migrate, packages/mg-substack (lib/read-zip.js, lib/mapper.js). All of it may lie
// in a folder. What the export lacks altogether: tags, sections, pictures, the newsletter's
// address.
#pragma once

#include <string_view>

#include "import/exports/export_files.hpp"
#include "import/post.hpp"

namespace tokensite {

/// Whether there is a posts.csv, or files named as its posts' are.
bool is_substack(const ExportFiles& files);

/// `origin` goes before a file's name in messages: "export.zip: ". The posts are in the order of
/// their dates.
PostSet read_substack(ExportFiles& files, std::string_view origin);

}  // namespace tokensite
