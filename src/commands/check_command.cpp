#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/repository_folder.hpp"
#include "commands/site_folder.hpp"
#include "support/date.hpp"

namespace tokensite {
namespace {

void print_report(const Plan& plan, ReportFormat format, const std::string& site) {
  const Diagnostics& diagnostics = plan.diagnostics;
  const Sources& sources = *plan.sources;
  switch (format) {
    case ReportFormat::text:
      print_diagnostics(plan);
      return fmt::print("{}\n", summary_line(plan.summary));
    case ReportFormat::json:
      return fmt::print("{}", json_report(diagnostics, sources, plan.summary));
    case ReportFormat::sarif:
      return fmt::print("{}", sarif_report(diagnostics, sources, folder_in_repository(site)));
    case ReportFormat::github:
      return fmt::print("{}{}\n", github_report(diagnostics, sources, folder_in_repository(site)),
                        summary_line(plan.summary));
  }
}

ExitStatus check(const CheckOptions& options, const std::string& site) {
  Profile profile;  // nobody asks for it
  Workers workers(jobs_or_default(0));
  const Result<SiteSources> sources = open_sources(site, workers, profile);
  if (!sources) return world_failed(sources.error());
  Result<Plan> plan = plan_site(sources->files, {.cache = &sources->cache}, workers);
  if (!plan) return world_failed(plan.error());
  save_sources(*sources, *plan);
  if (options.strict) raise_warnings(*plan);
  print_report(*plan, options.format, site);
  return plan->summary.errors > 0 ? ExitStatus::content_has_errors : ExitStatus::fine;
}

}  // namespace

ExitStatus run_check(const CheckOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (site) return check(options, *site);
  print_failure(site.error().message);
  return ExitStatus::wrong_usage;
}

}  // namespace tokensite
