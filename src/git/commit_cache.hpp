// What commits did, in a file: a new last commit is then the only one to be read. A file that is
// missing, damaged, or about another folder counts for nothing. For src/git alone.
#pragma once

#include <string>

#include "git/commit_facts.hpp"

namespace tokensite::git {

KnownCommits read_commit_cache(const std::string& path, const std::string& folder);

void write_commit_cache(const std::string& path, const std::string& folder,
                        const KnownCommits& commits);

}  // namespace tokensite::git
