#include <memory>
#include <string_view>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, ReportFormat> report_formats[] = {
    {"text", ReportFormat::text},
    {"json", ReportFormat::json},
    {"sarif", ReportFormat::sarif},
    {"github", ReportFormat::github},
};

}  // namespace

void add_check(CLI::App& app, Action& action) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App& check = *app.add_subcommand("check", "Report every fault of the site");
  add_site_option(check, options->site);
  add_choice(check, "--format", "format", options->format, report_formats,
             "How to report: text (the default), json, sarif or github")
      ->type_name("FORMAT");
  check.add_flag("--drafts", options->drafts, "Look at drafts as if they were published");
  add_strict_option(check, options->strict);
  CLI::Option* fix = check.add_flag("--fix", options->fix, "Apply the fixes that are sure");
  check.add_flag("--dry-run", options->dry_run, "With --fix: show them as a diff, write nothing")
      ->needs(fix);
  check.add_flag("--links", options->links,
                 "Ask for the links to elsewhere that are due; keep the answers in links.lock");
  check
      .add_option("--since", options->since,
                  "Report only what concerns files that changed since a git revision")
      ->type_name("REV")
      ->check(not_empty());
  check.footer("Example: tokensite check --format json");
  check.callback([&action, options] { action = [options] { return run_check(*options); }; });
}

}  // namespace tokensite
