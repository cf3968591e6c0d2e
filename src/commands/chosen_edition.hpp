// The edition that a command is told to work on: `32`, `latest`, `draft`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "index/archive.hpp"

namespace tokensite {

struct EditionChoice {
  enum class Kind { number, latest, draft } kind = Kind::number;
  int number = 0;
  friend bool operator==(const EditionChoice&, const EditionChoice&) = default;
};

/// "32", "#32" or "0032"; "latest", the newest that is published; "draft" or "next", the newest
/// that isn't. None for anything else.
std::optional<EditionChoice> parse_edition_choice(std::string_view text);

/// Its place in `archive.editions`, if it is there. Drafts are in an archive only if they were
/// asked for.
std::optional<std::size_t> find_edition(const Archive& archive, const EditionChoice& choice);

}  // namespace tokensite
