// Who wrote a commit, by the names that pages show.
#pragma once

#include <git2.h>

#include <string>
#include <vector>

namespace tokensite::git {

/// Its author, then those whom its message names as co-authors (`Co-authored-by: Name <address>`),
/// each once. They are called what `names` says; programs, whose names end in `[bot]`, are left
/// out.
std::vector<std::string> authors_of(const git_commit* commit, const git_mailmap* names);

}  // namespace tokensite::git
