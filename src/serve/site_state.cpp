#include "serve/site_state.hpp"

#include <utility>
#include <vector>

#include "diagnostics/report.hpp"
#include "render/site.hpp"
#include "serve/fault_report.hpp"
#include "support/date.hpp"
#include "support/profile.hpp"

namespace tokensite {

SiteState::SiteState(SiteStateOptions options)
    : options_(std::move(options)), workers_(options_.jobs) {}

Result<bool> SiteState::look(const Changes& changes) {
  if (!sources_ || changes.everything) {
    // Files whose changes nobody has told of: nothing that was known of them counts.
    Profile profile;
    Result<SiteSources> opened = open_sources(options_.site, workers_, profile);
    if (!opened) return opened.error();
    const bool is_same = sources_ && is_same_tree(sources_->files->scan(), opened->files->scan());
    sources_ = std::move(*opened);
    return !is_same;
  }
  if (changes.folders.empty()) return false;
  Result<Folder> root = Folder::open(options_.site);
  if (!root) return root.error();
  const std::vector<std::string> folders(changes.folders.begin(), changes.folders.end());
  Result<TreeScan> scan =
      rescan_tree(*root, site_roots(), sources_->files->scan(), folders, workers_);
  if (!scan) return scan.error();
  const bool is_same = is_same_tree(sources_->files->scan(), *scan);
  sources_->files = std::make_shared<DiskFiles>(std::move(*root), std::move(*scan));
  return !is_same;
}

bool SiteState::remember() {
  const auto& ask =
      std::exchange(has_looked_, true) ? options_.history.read : options_.history.kept;
  if (!ask) return false;
  auto history = ask();
  const bool is_same = history == history_ || (history && history_ && *history == *history_);
  history_ = std::move(history);
  return !is_same;
}

Result<Plan> SiteState::plan() {
  return plan_site(sources_->files,
                   {.origin = options_.origin,
                    .drafts = options_.drafts,
                    .today = latest_today(),
                    .history = history_,
                    .cache = &sources_->cache,
                    .ready = &ready_,
                    .kept_search = kept_search_path(options_.site)},
                   workers_);
}

std::shared_ptr<const Snapshot> SiteState::update(const Changes& changes) {
  const Result<bool> is_new = look(changes);
  const bool is_remembered_anew = remember();
  if (is_new && !*is_new && !is_remembered_anew && !failure_) return nullptr;
  Result<Plan> planned = is_new ? plan() : Result<Plan>(is_new.error());
  retired_.push_back(std::exchange(latest_, nullptr));
  if (planned) {
    failure_.reset();
    latest_ = std::make_shared<const Plan>(std::move(*planned));
    is_untidy_ = true;
    if (latest_->summary.errors == 0) {
      retired_.push_back(std::exchange(good_, latest_));
    }
  } else {
    failure_ = planned.error();
    sources_.reset();  // what couldn't be looked at is looked at with all the rest next time
  }
  Snapshot snapshot{.pages = good_, .base_path = "/", .report = {}, .report_text = {}};
  if (good_) snapshot.base_path = good_->site->config.base_path;
  if (latest_) {
    snapshot.report = fault_report(*latest_, options_.site, options_.editor);
    snapshot.report_text = text_report(latest_->diagnostics, *latest_->sources, Colour::never);
  } else {
    snapshot.report = failure_report(*failure_);
    snapshot.report_text = failure_->message + "\n";
  }
  return std::make_shared<const Snapshot>(std::move(snapshot));
}

void SiteState::tidy_up() {
  retired_.clear();
  if (!latest_ || !sources_ || !is_untidy_) return;
  is_untidy_ = false;
  keep_what_was_learnt();
  ready_ = ReadyDocuments(latest_->parsed, sources_->cache, workers_);
}

void SiteState::keep_what_was_learnt() {
  if (latest_->parsed.read.empty()) return;
  Result<Folder> root = Folder::open(options_.site);
  if (!root) return;
  save_sources(*sources_, *latest_);
  sources_->cache = SourceCache::open(options_.site + "/.tokensite/sources");
  // What this plan has read needs no reading for the next one.
  sources_->files = std::make_shared<DiskFiles>(std::move(*root), learnt_tree(*sources_, *latest_));
}

}  // namespace tokensite
