#include "commands/site_history.hpp"

#include <fmt/format.h>

#include <utility>

#include "commands/site_folder.hpp"
#include "git/history_stamp.hpp"

namespace tokensite {

std::shared_ptr<const SiteHistory> SiteMemory::history() {
  const Fingerprint stamp = history_stamp(site_);
  if (stamp_ == stamp) return history_;
  stamp_ = stamp;
  history_ = nullptr;
  Result<SiteHistory> history = read_history(site_, cache());
  if (history) {
    history_ = std::make_shared<const SiteHistory>(std::move(*history));
  } else {
    print_failure(fmt::format("going on without the site's history: {}", history.error().message));
  }
  return history_;
}

std::shared_ptr<const SiteHistory> SiteMemory::kept_history() {
  const Fingerprint stamp = history_stamp(site_);
  Result<std::optional<SiteHistory>> kept = tokensite::kept_history(site_, cache());
  if (!kept || !*kept) return nullptr;
  stamp_ = stamp;
  history_ = std::make_shared<const SiteHistory>(std::move(**kept));
  return history_;
}

HistoryCache SiteMemory::cache() const {
  return {.result = site_ + "/.tokensite/history", .commits = site_ + "/.tokensite/commits"};
}

}  // namespace tokensite
