// What one commit did to a folder, when, and who wrote it: all that a history needs of it. It never
// changes, so that it may be kept. For src/git alone.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "git/commit_authors.hpp"
#include "git/git_handles.hpp"
#include "git/tree_changes.hpp"
#include "support/date.hpp"
#include "support/result.hpp"

namespace tokensite::git {

using CommitId = std::array<unsigned char, GIT_OID_RAWSZ>;

CommitId to_commit_id(const git_oid& id);

struct CommitFacts {
  struct Parent {
    CommitId id{};
    std::int64_t time = 0;  ///< when it was committed, in seconds
    friend bool operator==(const Parent&, const Parent&) = default;
  };
  std::vector<Parent> parents;
  Date day;  ///< where its author was
  std::vector<Person> authors;
  std::vector<TreeChange> changes;  ///< none of a merge
  friend bool operator==(const CommitFacts&, const CommitFacts&) = default;
};

using KnownCommits = std::map<CommitId, CommitFacts>;

struct ReadCommit {
  CommitFacts facts;
  bool lacks_texts = false;  ///< as in TreeChanges: with all texts the facts might be others
};

/// Of a commit whose parents are there, too; of the files below `folder`.
Result<ReadCommit> read_commit(git_repository* repository, const CommitId& id,
                               const std::string& folder);

}  // namespace tokensite::git
