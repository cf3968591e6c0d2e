// Facts of commits, out of what is known of them or else out of the repository. For src/git alone.
#pragma once

#include <string>
#include <utility>

#include "git/commit_facts.hpp"

namespace tokensite::git {

class CommitSource {
 public:
  /// Facts of what commits did to the files below `folder`.
  CommitSource(git_repository* repository, std::string folder, KnownCommits known)
      : repository_(repository), folder_(std::move(folder)), known_(std::move(known)) {}

  /// Lives as long as this.
  Result<const CommitFacts*> facts(const CommitId& id);

  /// Those that were asked for, but for those that lacked a text.
  const KnownCommits& asked() const { return asked_; }
  /// Whether one of them wasn't known.
  bool has_read() const { return has_read_; }
  bool lacks_texts() const { return !incomplete_.empty(); }

 private:
  git_repository* repository_;
  std::string folder_;
  KnownCommits known_;
  KnownCommits asked_;
  KnownCommits incomplete_;
  bool has_read_ = false;
};

}  // namespace tokensite::git
