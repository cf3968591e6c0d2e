#include <fmt/format.h>

#include <memory>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"

namespace tokensite {

ExitStatus run_check(const CheckOptions& options) {
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  const Result<Plan> plan =
      plan_site(std::make_shared<DiskFiles>(*site), {.jobs = jobs_or_default(0)});
  if (!plan) {
    print_failure(plan.error().message);
    return ExitStatus::world_failed;
  }
  if (options.format == ReportFormat::json) {
    fmt::print("{}", json_report(plan->diagnostics, *plan->sources, plan->summary));
  } else {
    print_diagnostics(*plan);
    fmt::print("{}\n", summary_line(plan->summary));
  }
  return plan->summary.errors > 0 ? ExitStatus::content_has_errors : ExitStatus::fine;
}

}  // namespace tokensite
