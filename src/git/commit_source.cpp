#include "git/commit_source.hpp"

namespace tokensite::git {

Result<const CommitFacts*> CommitSource::facts(const CommitId& id) {
  if (auto known = known_.extract(id); !known.empty())
    return &asked_.insert(std::move(known)).position->second;
  Result<ReadCommit> read = read_commit(repository_, id, folder_);
  if (!read) return read.error();
  has_read_ = true;
  KnownCommits& commits = read->lacks_texts ? incomplete_ : asked_;
  return &commits.insert_or_assign(id, std::move(read->facts)).first->second;
}

}  // namespace tokensite::git
