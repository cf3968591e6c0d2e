// One text in one file: an edition as somebody keeps it, a page that was saved.
#pragma once

#include <string>
#include <string_view>

#include "import/post.hpp"

namespace tokensite {

/// `name` is the file's: a date and a slug are read out of it ("2026-06-17-late-frost.md").
/// Markdown may begin with front matter: title, subtitle, number, date, slug, url, tags and draft
/// are taken from it, whatever else it holds is in the notes. Lines that aren't front matter stay
/// in the body.
Post read_text_file(std::string_view name, std::string text, TextFormat format);

}  // namespace tokensite
