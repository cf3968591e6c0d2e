#include "commands/link_check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "commands/progress_bar.hpp"
#include "commands/site_folder.hpp"
#include "links/check_links.hpp"
#include "links/link_report.hpp"
#include "links/lock_file.hpp"
#include "support/files.hpp"
#include "support/program.hpp"

namespace tokensite {
namespace {

LinkCheckOptions options_for(const PlannedLinks& links, const Interruption& interruption) {
  LinkCheckOptions options{.today = utc_today(), .fetch = {}};
  options.fetch.user_agent =
      fmt::format("tokensite/{} (checks the links of {})", program_version(), links.site_url);
  options.fetch.accept_language = links.language;
  options.fetch.private_addresses = links.settings.private_addresses;
  options.fetch.interruption = &interruption;
  options.archive = links.settings.archive;
  options.own_site = links.site_url;
  return options;
}

/// "12 alive, 1 dead", of all links that are known.
std::string states_line(const LinkLock& lock) {
  std::string line;
  for (const LinkState state : {LinkState::alive, LinkState::moved, LinkState::blocked,
                                LinkState::failing, LinkState::dead, LinkState::hidden}) {
    const auto count =
        std::ranges::count_if(lock, [&](const auto& entry) { return entry.second.state == state; });
    if (count > 0) {
      line += fmt::format("{}{} {}", line.empty() ? "" : ", ", count, name_of(state));
    }
  }
  return line.empty() ? "there are none" : line;
}

/// Writes links.lock if it would change.
Result<Done> write_lock(const std::string& site, const LinkLock& before, const LinkLock& lock) {
  if (lock == before) return Done{};
  const Result<FileStamp> written =
      write_file_atomically(fmt::format("{}/{}", site, lock_path), print_lock(lock));
  if (!written) return written.error();
  return Done{};
}

bool has_faulty_lock(const Plan& plan) {
  return std::ranges::any_of(plan.diagnostics, [&](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error &&
           plan.sources->path(diagnostic.span.file) == lock_path;
  });
}

}  // namespace

ExternalLinkCheck check_external_links(const std::string& site, const Plan& plan) {
  if (has_faulty_lock(plan)) {
    print_failure("links.lock has faults; no link was asked for, so that nothing in it is lost");
    return {.status = ExitStatus::content_has_errors, .lock = plan.links.lock};
  }
  const PlannedLinks& links = plan.links;
  Interruption interruption;
  ProgressBar bar("links");
  LinkCheckOptions options = options_for(links, interruption);
  options.on_progress = [&](const LinkProgress& progress) {
    bar.show(progress.done, progress.total);
  };
  LinkCheck check = check_links(links.lock, links.links, options);
  bar.clear();
  // Where a file can't be read, its links aren't gone.
  const bool is_whole = check.end == LinkCheckEnd::finished && plan.summary.errors == 0;
  if (is_whole) forget_others(check.lock, links.links);
  if (const Result<Done> written = write_lock(site, links.lock, check.lock); !written) {
    print_failure(written.error().message);
    return {.status = ExitStatus::world_failed, .lock = std::move(check.lock)};
  }
  const std::string answered =
      fmt::format("{} of {} links that were due answered", check.answered, check.due);
  if (check.end == LinkCheckEnd::interrupted) {
    print_failure(fmt::format("interrupted; {}, and links.lock keeps that", answered));
    interruption.end_program();
  }
  if (check.end == LinkCheckEnd::no_network) {
    print_failure(fmt::format("there is no network; {}",
                              check.answered == 0 ? "links.lock is as it was" : answered));
    return {.status = ExitStatus::world_failed, .lock = std::move(check.lock)};
  }
  print_failure(fmt::format("{} links, {} of them due: {}", links.links.size(), check.due,
                            states_line(check.lock)));
  return {.lock = std::move(check.lock)};
}

void add_link_diagnostics(Plan& plan, const LinkLock& lock) {
  Diagnostics found;
  report_links(lock, plan.links.links, *plan.sources, found);
  add_diagnostics(plan, std::move(found));
}

}  // namespace tokensite
