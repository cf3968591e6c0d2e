#include <fmt/format.h>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "support/date.hpp"

namespace tokensite {

ExitStatus run_check(const CheckOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  Profile profile;  // nobody asks for it
  Workers workers(jobs_or_default(0));
  const Result<SiteSources> sources = open_sources(*site, workers, profile);
  if (!sources) {
    print_failure(sources.error().message);
    return ExitStatus::world_failed;
  }
  const Result<Plan> plan = plan_site(
      sources->files, {.today = latest_today(), .cache = &sources->cache}, workers);
  if (!plan) {
    print_failure(plan.error().message);
    return ExitStatus::world_failed;
  }
  save_sources(*sources, *plan);
  if (options.format == ReportFormat::json) {
    fmt::print("{}", json_report(plan->diagnostics, *plan->sources, plan->summary));
  } else {
    print_diagnostics(*plan);
    fmt::print("{}\n", summary_line(plan->summary));
  }
  return plan->summary.errors > 0 ? ExitStatus::content_has_errors : ExitStatus::fine;
}

}  // namespace tokensite
