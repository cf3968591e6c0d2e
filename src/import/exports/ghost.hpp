// Ghost's export: one JSON file with the tables of its database.
#pragma once

#include <string_view>

#include "import/post.hpp"
#include "support/json_value.hpp"

namespace tokensite {

/// The tables, in whichever wrapping: {"db":[{"data":{…}}]}, {"data":{…}} or {…}.
JsonValue ghost_data(const JsonValue& root);

/// `origin` is what messages call the file: "ghost.json". The posts are in the order of their
/// dates.
PostSet read_ghost(std::string_view json, std::string_view origin);

}  // namespace tokensite
