#include "commands/publish_report.hpp"

#include <fmt/format.h>

#include <string_view>

#include "commands/site_folder.hpp"
#include "support/environment.hpp"

namespace tokensite {
namespace {

void print_fault(const PublishFault& fault) {
  const bool is_error = fault.severity == PublishFault::Severity::error;
  print_failure(printable(fmt::format("{}: {}", is_error ? "error" : "warning", fault.message)));
  if (!fault.help.empty()) fmt::print(stderr, " help: {}\n", printable(fault.help));
}

void print_paths(std::string_view what, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) fmt::print("{:<8} {}\n", what, printable(path));
}

}  // namespace

ExitStatus print_publish_report(const PublishReport& report, const PublishOptions& options,
                                const RemoteAddress& remote) {
  for (const PublishFault& fault : report.faults) print_fault(fault);
  const std::string where = fmt::format("{} of {}", options.branch, remote.url);
  switch (report.end) {
    case PublishReport::End::withheld:
      print_failure("nothing was published");
      return ExitStatus::content_has_errors;
    case PublishReport::End::unchanged:
      fmt::print("{} holds this site already; nothing was published\n", where);
      return ExitStatus::fine;
    case PublishReport::End::not_asked:
      print_paths("added", report.changes.added);
      print_paths("changed", report.changes.changed);
      print_paths("removed", report.changes.removed);
      fmt::print("{}; a dry run, so {} is as it was\n", counts_line(report.changes), where);
      return ExitStatus::fine;
    case PublishReport::End::published:
      break;
  }
  fmt::print("published on {}: {} (commit {})\n", where, counts_line(report.changes),
             report.commit.substr(0, 10));
  return ExitStatus::fine;
}

void print_actions_notice() {
  if (environment_variable("GITHUB_ACTIONS") != "true") return;
  print_failure(
      "note: in GitHub Actions, `tokensite build` with upload-pages-artifact and deploy-pages is "
      "the "
      "better way: it needs no token and no branch that grows, and a push with GITHUB_TOKEN "
      "doesn't "
      "start a Pages build; see docs/publishing.md");
}

}  // namespace tokensite
