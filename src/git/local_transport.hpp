// Repositories on the same disk, reached through git's own programs as git does it.
//
// libgit2's own way writes into the other repository itself: it runs no hook, heeds no setting such
// as receive.denyNonFastForwards, and may overwrite what came a moment before.
#pragma once

#include <git2/sys/transport.h>

#include <string>

namespace tokensite::git {

struct LocalService {
  std::string path;
  std::string complaint;  ///< what git said on standard error, once it has ended
};

/// Makes the transport of a remote whose repository lies at `service.path`; `service` outlives it.
int new_local_transport(git_transport** out, git_remote* owner, LocalService& service);

}  // namespace tokensite::git
