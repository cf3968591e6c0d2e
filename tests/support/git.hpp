// Real git repositories, made with the git command, apart from whatever git is set up like here.
#pragma once

#include <string>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {

class GitSandbox {
 public:
  /// `folder` below the sandbox.
  std::string path(const std::string& folder = "") const { return folder_.path(folder); }
  const TemporaryFolder& folder() const { return folder_; }

  /// Runs git in `folder`, a path below the sandbox, and gives what it printed; throws with that if
  /// it fails.
  std::string git(const std::string& folder, const std::string& arguments) const;

  /// Adds and commits all that is in `folder`.
  void commit_all(const std::string& folder) const;

  /// Runs tokensite in `folder`.
  Run tokensite(const std::string& folder, const std::vector<std::string>& arguments) const;

 private:
  TemporaryFolder folder_;
  TemporaryFolder home_;
};

}  // namespace tokensite
