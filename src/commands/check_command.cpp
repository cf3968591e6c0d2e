#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "commands/commands.hpp"
#include "commands/fix_files.hpp"
#include "commands/link_check.hpp"
#include "commands/repository_folder.hpp"
#include "commands/since_scope.hpp"
#include "commands/site_folder.hpp"
#include "support/date.hpp"

namespace tokensite {
namespace {

using FilesPointer = std::shared_ptr<const FileSystem>;

/// `check` at work: the site as it was read, and all that is found in it.
class Checker {
 public:
  Checker(const CheckOptions& options, std::string site)
      : options_(options), site_(std::move(site)), workers_(jobs_or_default(0)) {}

  ExitStatus run() {
    for (const auto step :
         {&Checker::check_site, &Checker::ask_links, &Checker::find_scope, &Checker::fix}) {
      const Result<Done> done = (this->*step)();
      if (!done) return world_failed(done.error());
    }
    if (scope_) narrow_report();
    print_report();
    if (link_status_ != ExitStatus::fine) return link_status_;
    return plan_->summary.errors > 0 ? ExitStatus::content_has_errors : ExitStatus::fine;
  }

 private:
  /// Everything that is found, whether the files are as they are, as they were, or as they might
  /// be.
  Result<Plan> check_files(FilesPointer files) {
    Result<Plan> plan = plan_site(
        std::move(files),
        {.drafts = options_.drafts ? Drafts::include : Drafts::leave_out,
         .external_links = options_.links ? ExternalLinks::list : ExternalLinks::leave_out,
         .today = latest_today(),
         .cache = &sources_->cache},
        workers_);
    if (plan) complete(*plan);
    return plan;
  }

  /// Adds what is known of links, and goes by the strictness that was asked for.
  void complete(Plan& plan) const {
    if (lock_) add_link_diagnostics(plan, *lock_);
    if (options_.strict) raise_warnings(plan);
  }

  Result<Done> check_site() {
    Profile profile;  // nobody asks for it
    Result<SiteSources> sources = open_sources(site_, workers_, profile);
    if (!sources) return sources.error();
    sources_ = std::move(*sources);
    Result<Plan> plan = check_files(sources_->files);
    if (!plan) return plan.error();
    plan_ = std::move(*plan);
    save_sources(*sources_, *plan_);
    return Done{};
  }

  /// Once: what is checked again later is held against what is known by then.
  Result<Done> ask_links() {
    if (!options_.links) return Done{};
    ExternalLinkCheck check = check_external_links(site_, *plan_);
    link_status_ = check.status;
    lock_ = std::move(check.lock);
    complete(*plan_);
    return Done{};
  }

  Result<Done> find_scope() {
    if (options_.since.empty()) return Done{};
    Result<SinceScope> scope =
        SinceScope::find(site_, options_.since, sources_->files,
                         [&](FilesPointer files) { return check_files(std::move(files)); });
    if (!scope) return scope.error();
    scope_ = std::move(*scope);
    return Done{};
  }

  Result<Done> fix() {
    if (!options_.fix) return Done{};
    Result<std::vector<FixedFile>> fixes =
        find_fixes(*plan_, sources_->files,
                   {.check = [&](FilesPointer files) { return check_files(std::move(files)); },
                    .is_wanted =
                        [&](const Diagnostic& diagnostic, const Sources& sources) {
                          return !scope_ || scope_->concerns(diagnostic, sources);
                        }});
    if (!fixes) return fixes.error();
    if (options_.dry_run) {
      print_fixes_as_diff(*fixes);
      notes_ += "; " + fix_summary(*fixes, "to be fixed");
      return Done{};
    }
    const bool has_fixes = !fixes->empty();
    const Result<Done> written = write_fixes(site_, *fixes);
    if (!written) return written.error();
    notes_ += "; " + fix_summary(*fixes, "fixed");
    return has_fixes ? check_site() : Done{};  // what is on the disk now
  }

  void narrow_report() {
    const std::size_t left_out = narrow(*plan_, *scope_);
    if (left_out == 0) return;
    notes_ += fmt::format("; {} left out, not of the changes since {}", left_out, options_.since);
  }

  void print_report() const {
    const Diagnostics& diagnostics = plan_->diagnostics;
    const Sources& sources = *plan_->sources;
    const std::string summary = summary_line(plan_->summary) + notes_;
    switch (options_.format) {
      case ReportFormat::text:
        print_diagnostics(*plan_);
        // The result of a dry run is the diff, and nothing but the diff.
        return options_.dry_run ? print_failure(summary) : fmt::print("{}\n", summary);
      case ReportFormat::json:
        return fmt::print("{}", json_report(diagnostics, sources, plan_->summary));
      case ReportFormat::sarif:
        return fmt::print("{}", sarif_report(diagnostics, sources, folder_in_repository(site_)));
      case ReportFormat::github:
        return fmt::print(
            "{}{}\n", github_report(diagnostics, sources, folder_in_repository(site_)), summary);
    }
  }

  const CheckOptions& options_;
  std::string site_;
  Workers workers_;
  std::optional<SiteSources> sources_;
  std::optional<Plan> plan_;
  std::optional<LinkLock> lock_;  ///< what is known of links, once they were asked for
  ExitStatus link_status_ = ExitStatus::fine;
  std::optional<SinceScope> scope_;
  std::string notes_;  ///< for the end of the summary line
};

}  // namespace

ExitStatus run_check(const CheckOptions& options) {
  if (options.dry_run && options.format != ReportFormat::text) {
    print_failure("--dry-run prints a diff; it takes no --format");
    return ExitStatus::wrong_usage;
  }
  const Result<std::string> site = find_site(options.site);
  if (!site) {
    print_failure(site.error().message);
    return ExitStatus::wrong_usage;
  }
  return Checker(options, *site).run();
}

}  // namespace tokensite
