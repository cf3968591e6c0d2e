#include <fmt/format.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "commands/commands.hpp"
#include "commands/site_folder.hpp"
#include "commands/site_history.hpp"
#include "git/history_stamp.hpp"
#include "output/directory_writer.hpp"
#include "support/date.hpp"
#include "support/hash.hpp"
#include "support/profile.hpp"
#include "support/program.hpp"
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
  return !url_fault(url) && begins_with_web_address(start);
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

/// Covers all that a site is made of; none if a source has changed only just now.
std::optional<Fingerprint> fingerprint_of_inputs(const DiskFiles& files, const std::string& site,
                                                 const BuildOptions& options) {
  const std::optional<Fingerprint> tree = fingerprint_of_tree(files.scan());
  if (!tree) return std::nullopt;
  return Hasher()
      .add(program_fingerprint())
      .add(*tree)
      .add(history_stamp(site))
      .add(options.base_url)
      .add(static_cast<std::uint64_t>(options.drafts))
      .finish();
}

void print_result(const Summary& summary, const WriteReport& report, const std::string& output,
                  std::chrono::steady_clock::time_point start) {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  fmt::print("{}; {} written, {} unchanged, {} removed in {} ({:.2f} s)\n", summary_line(summary),
             report.written, report.unchanged, report.removed, output, elapsed.count());
}

/// Leaves a plan to the system, which takes its memory back at once when the program ends: to take
/// it apart piece by piece is a tenth of what a build after an edit does.
void leave_until_exit(Plan plan) {
  [[maybe_unused]] static const Plan* const left = new Plan(std::move(plan));
}

ExitStatus build(const BuildOptions& options, const std::string& site, const std::string& output,
                 std::chrono::steady_clock::time_point start, Profile& profile) {
  Workers workers(jobs_or_default(options.jobs));
  const Result<SiteSources> sources = open_sources(site, workers, profile);
  if (!sources) return world_failed(sources.error());
  WriteOptions write_options{.output = output,
                             .record = record_path(site, output),
                             .inputs = fingerprint_of_inputs(*sources->files, site, options),
                             .render_all = options.force,
                             .notice = print_failure};
  const auto finished = find_finished_build(write_options, workers);
  profile.end("look at the last build");
  if (finished) {
    print_result(finished->summary, {.unchanged = finished->outputs}, output, start);
    return ExitStatus::fine;
  }
  const auto history = SiteMemory(site).history();
  // The next build tries to read it again.
  if (!history) write_options.inputs.reset();
  profile.end("read the history");
  Result<Plan> plan = plan_site(sources->files,
                                {.base_url = options.base_url,
                                 .drafts = options.drafts ? Drafts::include : Drafts::leave_out,
                                 .today = latest_today(),
                                 .history = history,
                                 .cache = &sources->cache,
                                 .kept_search = kept_search_path(site),
                                 .profile = &profile},
                                workers);
  if (!plan) return world_failed(plan.error());
  if (options.strict) raise_warnings(*plan);
  // Whatever becomes of the site, and while it is written.
  std::jthread keeper([&sources, planned = &*plan] {
    save_sources(*sources, *planned);
    planned->parsed = {};  // a fifth of all memory, which pages can have now
  });
  print_diagnostics(*plan);
  if (plan->summary.errors > 0) {
    print_failure(fmt::format("{}; nothing was written", summary_line(plan->summary)));
    return ExitStatus::content_has_errors;
  }
  const Result<WriteReport> report = write_directory(*plan, write_options, workers);
  if (!report) return world_failed(report.error());
  profile.end("render and write");
  print_result(plan->summary, *report, output, start);
  keeper.join();
  leave_until_exit(std::move(*plan));
  return ExitStatus::fine;
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
  Profile profile;
  const ExitStatus status = build(options, *site, output, start, profile);
  if (options.profile) fmt::print(stderr, "{}", profile.table());
  return status;
}

}  // namespace tokensite
