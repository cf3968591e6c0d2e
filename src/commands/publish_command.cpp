#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <cstdlib>
#include <string_view>

#include "commands/commands.hpp"
#include "commands/opened_site.hpp"
#include "commands/publish_report.hpp"
#include "commands/site_folder.hpp"
#include "commands/site_history.hpp"
#include "commands/transfer_progress.hpp"
#include "publish/publish_site.hpp"
#include "render/site.hpp"
#include "support/date.hpp"

namespace tokensite {
namespace {

/// As `build` plans it.
Result<Plan> plan_to_publish(const std::string& site, bool strict, Workers& workers) {
  Profile profile;
  const Result<SiteSources> sources = open_sources(site, workers, profile);
  if (!sources) return sources.error();
  Result<Plan> plan = plan_site(
      sources->files,
      {.today = latest_today(),
       .history = SiteMemory(site).history(),
       .cache = &sources->cache,
       .kept_search = kept_search_path(site)},
      workers);
  if (!plan) return plan.error();
  save_sources(*sources, *plan);
  if (strict) raise_warnings(*plan);
  return plan;
}

ExitStatus publish(const PublishOptions& options, const std::string& site,
                   const SourceRepository& source, const RemoteAddress& remote) {
  Workers workers(jobs_or_default(0));
  const Result<Plan> plan = plan_to_publish(site, options.strict, workers);
  if (!plan) return world_failed(plan.error());
  print_diagnostics(*plan);
  if (plan->summary.errors > 0) {
    print_failure(fmt::format("{}; nothing was published", summary_line(plan->summary)));
    return ExitStatus::content_has_errors;
  }
  TransferProgress progress;
  const Result<PublishReport> report = publish_site(
      {.outputs = plan->outputs,
       .base_url = plan->site->config.base_url,
       .base_path = plan->site->config.base_path,
       .cache = site + "/.tokensite/publish.git",
       .remote = remote,
       .branch = options.branch,
       .source = source,
       .mode = options.dry_run ? PublishMode::dry_run : PublishMode::publish,
       .events = progress.events(),
       .on_wait = [] { print_failure("waiting for another tokensite publish of this site"); },
       .on_retry =
           [&] { progress.say("somebody else has published meanwhile; trying once more"); }},
      workers);
  progress.clear();
  if (!report) return world_failed({printable(report.error().message)});
  return print_publish_report(*report, options, remote);
}

/// Where origin doesn't have the branch yet, nothing but its name tells that it is the sources'
/// own.
std::optional<Error> fault_of_branch(const PublishOptions& options,
                                     const SourceRepository& source) {
  if (!is_branch_name(options.branch))
    return Error{fmt::format("--branch: git allows no branch called `{}`", options.branch)};
  if (options.remote == "origin" && source.commit && source.commit->branch == options.branch) {
    return Error{
        fmt::format("--branch: `{}` is where the site's sources are; publish on a branch "
                    "of its own",
                    options.branch)};
  }
  return std::nullopt;
}

}  // namespace

ExitStatus run_publish(const PublishOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (!site) return wrong_usage(site.error());
  print_actions_notice();
  const Result<SourceRepository> source = read_source_repository(*site);
  if (!source) return world_failed(source.error());
  const Result<RemoteAddress> remote =
      find_remote(*source, options.remote, boost::filesystem::current_path().string());
  if (!remote) return wrong_usage({fmt::format("--remote: {}", remote.error().message)});
  if (const std::optional<Error> fault = fault_of_branch(options, *source))
    return wrong_usage(*fault);
  if (!source->author && !options.dry_run) {
    return world_failed(
        {"git doesn't know who you are, and a commit needs an author; run: git "
         "config --global user.name \"…\" and git config --global user.email \"…\""});
  }
  return publish(options, *site, *source, *remote);
}

}  // namespace tokensite
