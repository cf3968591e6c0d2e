// The bare repository that keeps what was fetched: as good as new whenever it is opened.
#pragma once

#include <string>

#include "git/git_handles.hpp"

namespace tokensite::git {

/// Opens the one in `folder`, which is there and nobody else's meanwhile, or makes one if there is
/// none, or one that lacks something of what it would say it has.
Result<Repository> open_cache(const std::string& folder);

/// An empty one, in place of whatever is in `folder`.
Result<Repository> make_cache(const std::string& folder);

}  // namespace tokensite::git
