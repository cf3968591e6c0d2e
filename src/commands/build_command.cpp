#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <memory>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "output/directory_writer.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// The cache has one record for each folder that the site is built into.
std::string record_path(const std::string& site, const std::string& output) {
  const std::string folder = boost::filesystem::absolute(output).lexically_normal().string();
  const std::string name = to_hex(fingerprint_of(folder)).substr(0, 16);
  return fmt::format("{}/.tokensite/outputs-{}", site, name);
}

bool is_site_url(const std::string& url) {
  const std::string start = ascii_lower(url.substr(0, 8));
  return !url_fault(url) && (start.starts_with("https://") || start.starts_with("http://"));
}

/// The folder of the site's own sources that `output` is or lies in: a site written there would
/// become part of itself with the next build.
std::string source_folder_around(const std::string& site, const std::string& output) {
  namespace fs = boost::filesystem;
  const fs::path target = fs::weakly_canonical(fs::absolute(output)) / "";
  for (const char* name : {"content", "static", "themes", ".tokensite", ".git"}) {
    const fs::path folder = fs::weakly_canonical(fs::absolute(site)) / name / "";
    if (target.string().starts_with(folder.string())) return name;
  }
  return {};
}

}  // namespace

ExitStatus run_build(const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  if (!options.base_url.empty() && !is_site_url(options.base_url)) {
    print_failure(fmt::format("--base-url: `{}` is no http or https address", options.base_url));
    return ExitStatus::wrong_usage;
  }
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  const std::string output = options.output.empty() ? *site + "/public" : options.output;
  if (const std::string folder = source_folder_around(*site, output); !folder.empty()) {
    print_failure(fmt::format(
        "--output: {} is part of the site's sources ({}/); write it elsewhere", output, folder));
    return ExitStatus::wrong_usage;
  }
  const unsigned jobs = jobs_or_default(options.jobs);
  const Result<Plan> plan =
      plan_site(std::make_shared<DiskFiles>(*site),
                {.base_url = options.base_url,
                 .drafts = options.drafts ? Drafts::include : Drafts::leave_out,
                 .jobs = jobs});
  if (!plan) {
    print_failure(plan.error().message);
    return ExitStatus::world_failed;
  }
  print_diagnostics(*plan);
  if (plan->summary.errors > 0) {
    print_failure(fmt::format("{}; nothing was written", summary_line(plan->summary)));
    return ExitStatus::content_has_errors;
  }
  const Result<WriteReport> report =
      write_directory(plan->outputs, {.output = output,
                                      .record = record_path(*site, output),
                                      .jobs = jobs,
                                      .render_all = options.force,
                                      .notice = print_failure});
  if (!report) {
    print_failure(report.error().message);
    return ExitStatus::world_failed;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  fmt::print("{}; {} written, {} unchanged, {} removed in {} ({:.2f} s)\n",
             summary_line(plan->summary), report->written, report->unchanged, report->removed,
             output, elapsed.count());
  return ExitStatus::fine;
}

}  // namespace tokensite
