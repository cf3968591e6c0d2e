// An imported edition as a text that tests can hold against what they expect.
#pragma once

#include <string>
#include <string_view>

#include "import/edition/read_edition.hpp"
#include "model/config.hpp"

namespace tokensite {

/// A newsletter with 2 papers, 2 videos, 2 reads, 1 tool and 1 pick, and a small vocabulary.
Config digest_config();

/// What `read_edition` makes of a text, or why it is none.
std::string imported(const std::string& body, TextFormat format = TextFormat::text);

/// The same of a whole post.
std::string imported(const Post& post);

/// A line for each item ("papers: Title <url> | GitHub"), then what was repaired or failed.
std::string outline_of_import(const std::string& body, TextFormat format = TextFormat::text);

/// The words of `text` that are neither in the edition, its items nor its notes.
std::string lost_words(const std::string& text, TextFormat format = TextFormat::text);

}  // namespace tokensite
