#include <fmt/format.h>

#include <optional>
#include <utility>

#include "commands/chosen_edition.hpp"
#include "commands/commands.hpp"
#include "commands/exported_files.hpp"
#include "commands/site_folder.hpp"
#include "render/export/exports.hpp"
#include "support/date.hpp"
#include "support/profile.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// What is wrong with the options, if anything.
std::optional<std::string> usage_fault(const ExportCommandOptions& options) {
  const bool is_mail =
      options.format == ExportFormat::email || options.format == ExportFormat::text;
  if (!is_mail && (options.compact || !options.unsubscribe.empty())) {
    return "--compact and --unsubscribe are for the formats email and text";
  }
  const std::string& target = options.unsubscribe;
  if (is_script_target(target) || find_invalid_utf8(target) || find_non_xml_character(target) ||
      target.find('\n') != target.npos) {
    return fmt::format("--unsubscribe: `{}` is no address, and no service's placeholder",
                       shortened(valid_utf8(target), 60));
  }
  if (!options.output.empty()) return output_fault(options.output);
  return std::nullopt;
}

/// A plan, and where in its archive the edition is, if it is there.
struct Search {
  Plan plan;
  std::optional<std::size_t> edition;
};

Result<Search> search(const EditionChoice& choice, Drafts drafts, const SiteSources& sources,
                      Workers& workers) {
  Result<Plan> plan = plan_site(
      sources.files, {.drafts = drafts, .today = latest_today(), .cache = &sources.cache}, workers);
  if (!plan) return plan.error();
  Search found{.plan = std::move(*plan), .edition = {}};
  if (found.plan.summary.errors == 0) {
    found.edition = find_edition(found.plan.site->archive, choice);
  }
  return found;
}

/// Drafts are read only if what is asked for isn't published: their faults are nobody else's.
Result<Search> search(const EditionChoice& choice, const SiteSources& sources, Workers& workers) {
  Result<Search> published = search(choice, Drafts::leave_out, sources, workers);
  if (!published) return published;
  save_sources(sources, published->plan);
  const bool may_be_draft = choice.kind != EditionChoice::Kind::latest;
  if (published->edition || published->plan.summary.errors > 0 || !may_be_draft) return published;
  Result<Search> all = search(choice, Drafts::include, sources, workers);
  if (!all) return all;
  const bool is_there = all->edition || all->plan.summary.errors > 0;
  return is_there ? std::move(all) : std::move(published);
}

void report_missing(const EditionChoice& choice, const Archive& archive) {
  const std::string newest = archive.editions.empty()
                                 ? "none is published yet"
                                 : fmt::format("the newest is {}", archive.editions.back().number);
  print_failure(choice.kind == EditionChoice::Kind::number
                    ? fmt::format("there is no edition {}; {}", choice.number, newest)
                : choice.kind == EditionChoice::Kind::draft
                    ? fmt::format("there is no draft of an edition; {}", newest)
                    : "there is no edition yet");
}

}  // namespace

ExitStatus run_export(const ExportCommandOptions& options) {
  const auto wrong_usage = [](const std::string& message) {
    print_failure(message);
    return ExitStatus::wrong_usage;
  };
  const std::optional<EditionChoice> choice = parse_edition_choice(options.edition);
  if (!choice) {
    return wrong_usage(fmt::format("`{}` is no edition; write its number, `latest` or `draft`",
                                   shortened(valid_utf8(options.edition), 60)));
  }
  if (const auto fault = usage_fault(options)) return wrong_usage(*fault);
  const Result<std::string> site_folder = find_site(options.site);
  if (!site_folder) return wrong_usage(site_folder.error().message);

  Workers workers(jobs_or_default(0));
  Profile profile;
  const Result<SiteSources> sources = open_sources(*site_folder, workers, profile);
  if (!sources) return world_failed(sources.error());
  const Result<Search> found = search(*choice, *sources, workers);
  if (!found) return world_failed(found.error());
  const Plan& plan = found->plan;
  if (plan.summary.errors > 0) {
    print_diagnostics(plan);
    print_failure(fmt::format("{}; nothing was exported", summary_line(plan.summary)));
    return ExitStatus::content_has_errors;
  }
  if (!found->edition) {
    report_missing(*choice, plan.site->archive);
    return ExitStatus::wrong_usage;
  }
  if (options.format == ExportFormat::email && !has_email(*plan.site)) {
    print_failure(fmt::format(
        "the theme `{}` has no templates/email.mustache; see docs/themes.md for what that is",
        plan.site->config.theme.text));
    return ExitStatus::content_has_errors;
  }
  return write_export(*plan.site, *found->edition, options);
}

}  // namespace tokensite
