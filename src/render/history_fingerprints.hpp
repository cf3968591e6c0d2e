// What the fingerprint of an output covers of the history.
#pragma once

#include "index/archive_history.hpp"
#include "support/hash.hpp"

namespace tokensite {

void add_to(Hasher& hasher, const std::optional<Date>& day);
/// What a page shows of it: the update and the editors.
void add_to(Hasher& hasher, const Past& past);
/// With all that pages show of the document that has changed.
void add_to(Hasher& hasher, const Change& change, const Archive& archive);

}  // namespace tokensite
