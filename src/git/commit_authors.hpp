// Who wrote a commit, by the names that pages show.
#pragma once

#include <git2.h>

#include <string>
#include <vector>

namespace tokensite::git {

struct Person {
  std::string name;
  std::string address;
  friend bool operator==(const Person&, const Person&) = default;
};

/// Its author, then those whom its message names as co-authors (`Co-authored-by: Name <address>`).
std::vector<Person> authors_of(const git_commit* commit);

/// What they are called by `names`, each once. Programs, whose names end in `[bot]`, are left out.
std::vector<std::string> shown_names(const std::vector<Person>& people, const git_mailmap* names);

}  // namespace tokensite::git
