#include "commands/site_history.hpp"

#include <fmt/format.h>

#include <utility>

#include "commands/site_folder.hpp"
#include "git/history.hpp"
#include "git/history_stamp.hpp"

namespace tokensite {

std::shared_ptr<const SiteHistory> SiteMemory::history() {
  const Fingerprint stamp = history_stamp(site_);
  if (stamp_ == stamp) return history_;
  stamp_ = stamp;
  history_ = nullptr;
  Result<SiteHistory> history = read_history(
      site_, {.result = site_ + "/.tokensite/history", .commits = site_ + "/.tokensite/commits"});
  if (history) {
    history_ = std::make_shared<const SiteHistory>(std::move(*history));
  } else {
    print_failure(fmt::format("going on without the site's history: {}", history.error().message));
  }
  return history_;
}

}  // namespace tokensite
