// What git knows of the repository that a site's sources lie in, as plain values.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "git/object_store.hpp"
#include "git/remote_address.hpp"
#include "support/result.hpp"

namespace tokensite {

struct SourceCommit {
  std::string id;
  std::string branch;        ///< empty: none is checked out
  bool has_changes = false;  ///< the site differs from the commit
  friend bool operator==(const SourceCommit&, const SourceCommit&) = default;
};

struct SourceRepository {
  std::string folder;  ///< the work tree; the site itself if it lies in no repository
  bool is_there = false;
  std::optional<SourceCommit> commit;          ///< none if there is no commit yet
  std::map<std::string, std::string> remotes;  ///< where each is pushed to
  /// Whom git would name: GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, or the settings user.name and
  /// user.email.
  std::optional<Author> author;
};

/// Nothing is written, not even git's index. A site in no repository is no failure.
Result<SourceRepository> read_source_repository(const std::string& site);

/// `remote` is the name of one of the repository's, a URL, or a path. `here` is the folder that
/// paths are relative to.
Result<RemoteAddress> find_remote(const SourceRepository& repository, const std::string& remote,
                                  const std::string& here);

}  // namespace tokensite
