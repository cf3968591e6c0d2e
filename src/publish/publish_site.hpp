// A planned site, brought to a branch of another repository.
//
// The branch goes on from where it was, with one commit, or stays: it is never forced, and what
// others published meanwhile is built upon. The site's own work tree, index and branches are not
// touched.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "git/object_store.hpp"
#include "git/remote_branch.hpp"
#include "git/source_repository.hpp"
#include "plan/output.hpp"
#include "publish/guard.hpp"
#include "publish/page_changes.hpp"
#include "support/result.hpp"
#include "support/workers.hpp"

namespace tokensite {

enum class PublishMode { dry_run, publish };

struct PublishRequest {
  const std::vector<Output>& outputs;  ///< sorted by path
  std::string base_url;
  std::string base_path;
  std::string cache;  ///< the folder of the ObjectStore
  RemoteAddress remote;
  std::string branch;
  SourceRepository source;
  PublishMode mode = PublishMode::publish;
  RemoteEvents events;
  std::function<void()> on_wait;  ///< told if another program is publishing this site
  /// Told when somebody else has published meanwhile and it is tried once more.
  std::function<void()> on_retry;
};

struct PublishReport {
  enum class End {
    published,
    unchanged,  ///< the branch holds the site already
    withheld,   ///< the guard found an error; nothing was published
    not_asked,  ///< a dry run
  };
  End end = End::published;
  PublishFaults faults;
  PageChanges changes;
  std::string commit;  ///< if published
};

Result<PublishReport> publish_site(const PublishRequest& request, Workers& workers);

}  // namespace tokensite
