// The site as it is now, planned anew after each change, and the last good one while it has faults.
//
// Nothing is rendered here. One thread updates; snapshots go to any other.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "plan/plan.hpp"
#include "plan/ready_documents.hpp"
#include "plan/site_sources.hpp"
#include "serve/changes.hpp"
#include "serve/editor_links.hpp"
#include "serve/history_source.hpp"
#include "serve/snapshot.hpp"
#include "support/workers.hpp"

namespace tokensite {

struct SiteStateOptions {
  std::string site;      ///< its folder
  std::string origin{};  ///< where it is served: "http://127.0.0.1:8000"
  Drafts drafts = Drafts::leave_out;
  EditorLinks editor{};
  unsigned jobs = 1;
  HistorySource history{};
};

class SiteState {
 public:
  explicit SiteState(SiteStateOptions options);

  /// Looks where something has changed and plans anew; null if nothing has changed after all. A
  /// failure of the disk is told in the snapshot: the next change may mend it. The first time the
  /// history is none that has to be read: pages don't wait for it.
  std::shared_ptr<const Snapshot> update(const Changes& changes);

  /// Keeps what the last update learnt for the next one and makes ready what that will take, and
  /// lets go of what is no longer served.
  /// Takes longer than anybody who has just saved a file would like to wait, and cores that the
  /// browser needs then.
  void tidy_up();

  /// The plan that the last update made; null if the disk failed.
  const std::shared_ptr<const Plan>& latest() const { return latest_; }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  /// Whether there is anything new.
  Result<bool> look(const Changes& changes);
  /// Whether the history is another.
  bool remember();
  Result<Plan> plan();
  void keep_what_was_learnt();

  SiteStateOptions options_;
  Workers workers_;
  std::optional<SiteSources> sources_;
  ReadyDocuments ready_;
  std::shared_ptr<const SiteHistory> history_;
  bool has_looked_ = false;
  std::shared_ptr<const Plan> latest_;
  std::shared_ptr<const Plan> good_;
  std::optional<Error> failure_;
  std::vector<std::shared_ptr<const Plan>> retired_;  ///< to be freed when nobody waits
  bool is_untidy_ = false;  ///< nothing has been done for what comes after `latest_`
};

}  // namespace tokensite
