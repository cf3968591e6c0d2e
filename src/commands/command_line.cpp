#include "commands/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "support/program.hpp"
#include "support/spelling.hpp"

namespace tokensite {
namespace {

/// What the parsed command will do.
using Action = std::function<ExitStatus()>;

/// An unset variable in a script must not mean the default.
const CLI::Validator& not_empty() {
  static const CLI::Validator validator(
      [](std::string& value) { return value.empty() ? std::string("it is empty") : std::string(); },
      "");
  return validator;
}

void add_site_option(CLI::App& command, std::string& site) {
  command.add_option("--site", site, "The site's folder, the one with tokensite.yml")
      ->type_name("DIR")
      ->check(not_empty());
}

void add_strict_option(CLI::App& command, bool& strict) {
  command.add_flag("--strict", strict, "Take warnings for errors");
}

void add_build(CLI::App& app, BuildOptions& options, Action& action) {
  CLI::App& build = *app.add_subcommand("build", "Check the site, then write it to public/");
  add_site_option(build, options.site);
  build.add_option("--output", options.output, "Where to write; public/ in the site by default")
      ->type_name("DIR")
      ->check(not_empty());
  build.add_option("--base-url", options.base_url, "Publish at this address instead of base_url")
      ->type_name("URL")
      ->check(not_empty());
  build.add_flag("--drafts", options.drafts, "Include drafts");
  build.add_option("--jobs", options.jobs, "Threads to use; one per core by default")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  build.add_flag("--force", options.force, "Render every page, whether or not it has changed");
  add_strict_option(build, options.strict);
  build.add_flag("--profile", options.profile, "Say how long each pass took");
  build.footer("Example: tokensite build --site newsletter --base-url https://example.org/news/");
  build.callback([&] { action = [&] { return run_build(options); }; });
}

constexpr std::pair<std::string_view, ReportFormat> report_formats[] = {
    {"text", ReportFormat::text},
    {"json", ReportFormat::json},
    {"sarif", ReportFormat::sarif},
    {"github", ReportFormat::github},
};

std::optional<ReportFormat> find_report_format(std::string_view name) {
  for (const auto& [known, format] : report_formats) {
    if (name == known) return format;
  }
  return std::nullopt;
}

/// Empty if there is such a format; otherwise what to say.
std::string report_format_fault(const std::string& name) {
  if (find_report_format(name)) return {};
  std::vector<std::string_view> names;
  for (const auto& [known, format] : report_formats) names.push_back(known);
  const auto nearest = nearest_word(name, names);
  return fmt::format(
      "there is no format `{}`; {}", name,
      nearest ? fmt::format("did you mean `{}`?", *nearest) : "write text, json, sarif or github");
}

void add_report_format_option(CLI::App& command, ReportFormat& format) {
  command
      .add_option_function<std::string>(
          "--format", [&format](const std::string& name) { format = *find_report_format(name); },
          "How to report: text (the default), json, sarif or github")
      ->type_name("FORMAT")
      ->check(CLI::Validator([](std::string& name) { return report_format_fault(name); }, ""));
}

void add_check(CLI::App& app, CheckOptions& options, Action& action) {
  CLI::App& check = *app.add_subcommand("check", "Report every fault of the site");
  add_site_option(check, options.site);
  add_report_format_option(check, options.format);
  check.add_flag("--drafts", options.drafts, "Look at drafts as if they were published");
  add_strict_option(check, options.strict);
  CLI::Option* fix = check.add_flag("--fix", options.fix, "Apply the fixes that are sure");
  check.add_flag("--dry-run", options.dry_run, "With --fix: show them as a diff, write nothing")
      ->needs(fix);
  check.add_flag("--links", options.links,
                 "Ask for the links to elsewhere that are due; keep the answers in links.lock");
  check
      .add_option("--since", options.since,
                  "Report only what concerns files that changed since a git revision")
      ->type_name("REV")
      ->check(not_empty());
  check.footer("Example: tokensite check --format json");
  check.callback([&] { action = [&] { return run_check(options); }; });
}

void add_explain(CLI::App& app, std::string& code, Action& action) {
  CLI::App& explain =
      *app.add_subcommand("explain", "Say what a diagnostic means; list all without a code");
  explain.add_option("code", code, "A diagnostic's code")->type_name("CODE");
  explain.footer("Example: tokensite explain section-count");
  explain.callback([&] { action = [&] { return run_explain(code); }; });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app("tokensite, the static site generator for curated newsletters", "tokensite");
  app.set_version_flag("--version", std::string("tokensite ").append(program_version()));
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);

  Action action;
  BuildOptions build;
  CheckOptions check;
  std::string code;
  add_build(app, build, action);
  add_check(app, check, action);
  add_explain(app, code, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and the version are "errors" with status 0.
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::wrong_usage);
  }
  ExitStatus status = ExitStatus::world_failed;
  try {
    status = action();
  } catch (const std::exception& failure) {  // memory ran out, or no thread could be started
    print_failure(failure.what());
  }
  // A result that could not be printed (a full disk behind a redirection) was not given.
  if (std::fflush(stdout) != 0) {
    print_failure("cannot print the result");
    return static_cast<int>(ExitStatus::world_failed);
  }
  return static_cast<int>(status);
}

}  // namespace tokensite
