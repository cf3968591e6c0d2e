// What was read of an export, as one text for tests to compare.
#pragma once

#include <string>

#include "import/post.hpp"
#include "import/read_posts.hpp"

namespace tokensite {

/// A line for each thing that is known of a post, its body indented, then the notes.
std::string shown(const PostSet& set);
std::string shown(const ImportNotes& notes);

/// `read_posts`, shown; or the failure.
std::string shown_posts(const std::string& path, ExportKind kind = ExportKind::automatic);

}  // namespace tokensite
