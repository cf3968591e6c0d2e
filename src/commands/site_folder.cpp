#include "commands/site_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <cstdio>
#include <thread>

#include "diagnostics/report.hpp"
#include "support/environment.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

bool is_set(const char* variable) { return !environment_variable(variable).empty(); }

Colour colour_of_stderr() { return shows_progress() ? Colour::always : Colour::never; }

}  // namespace

Result<std::string> find_site(const std::string& site) {
  boost::system::error_code failure;
  if (!site.empty()) {
    if (fs::exists(fs::path(site) / "tokensite.yml", failure)) return site;
    return Error{fmt::format("there is no tokensite.yml in {}", site)};
  }
  const fs::path start = fs::current_path(failure);
  for (fs::path folder = start; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / "tokensite.yml", failure)) return folder.string();
  }
  return Error{
      fmt::format("there is no tokensite.yml in {} or any folder above it; go to a site, or name "
                  "one with --site",
                  start.string())};
}

unsigned jobs_or_default(unsigned jobs) {
  if (jobs > 0) return jobs;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : cores;
}

bool shows_progress() {
  return ::isatty(STDERR_FILENO) == 1 && !is_set("NO_COLOR") && !is_set("CI");
}

void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources) {
  const std::string report = text_report(diagnostics, sources, colour_of_stderr());
  std::fwrite(report.data(), 1, report.size(), stderr);
}

void print_diagnostics(const Plan& plan) { print_diagnostics(plan.diagnostics, *plan.sources); }

std::string counted(std::size_t n, const char* noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

std::string summary_line(const Summary& summary) {
  std::string line =
      fmt::format("{}, {}: ", counted(summary.editions, "edition"), counted(summary.items, "item"));
  if (summary.errors == 0 && summary.warnings == 0) return line + "no faults";
  if (summary.errors > 0) line += counted(summary.errors, "error");
  if (summary.errors > 0 && summary.warnings > 0) line += ", ";
  if (summary.warnings > 0) line += counted(summary.warnings, "warning");
  return line;
}

void print_failure(const std::string& message) { fmt::print(stderr, "tokensite: {}\n", message); }

ExitStatus world_failed(const Error& error) {
  print_failure(error.message);
  return ExitStatus::world_failed;
}

}  // namespace tokensite
