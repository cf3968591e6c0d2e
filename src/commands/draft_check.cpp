#include "commands/draft_check.hpp"

#include <fmt/format.h>

#include "authoring/front_matter_edit.hpp"
#include "diagnostics/places.hpp"
#include "diagnostics/report_words.hpp"
#include "support/files.hpp"
#include "support/interruption.hpp"

namespace tokensite {
namespace {

/// edition.md as it is, and as it is without being a draft.
struct EditionText {
  std::string path;
  std::string before;
  std::string after;
};

Result<EditionText> text_of(const OpenedSite& site, const Edition& edition) {
  EditionText text{.path = edition.folder + "/edition.md", .before = {}, .after = {}};
  Result<std::string> before = site.files().read(text.path);
  if (!before) return before.error();
  text.before = std::move(*before);
  const auto after = without_keys(text.before, {"draft"});
  if (!after) {
    return Error{fmt::format("{}: the line `draft: true` has to be removed by hand", text.path)};
  }
  text.after = *after;
  return text;
}

bool is_of(const Diagnostic& diagnostic, const Plan& plan, const Edition& edition) {
  return plan.sources->path(diagnostic.span.file).starts_with(edition.folder + "/");
}

/// What the slots show, or what passes by itself.
bool is_shown_elsewhere(Code code) {
  return code == Code::section_count || code == Code::missing_tldr || code == Code::future_date;
}

}  // namespace

Result<SlotsCheck> check_as_published(OpenedSite& site, const Edition& edition) {
  const Result<EditionText> text = text_of(site, edition);
  if (!text) return text.error();
  const Result<Plan> plan = site.plan_with({{text->path, text->after}});
  if (!plan) return plan.error();
  SlotsCheck check;
  Places places(*plan->sources);
  for (const Diagnostic& diagnostic : plan->diagnostics) {
    if (!is_of(diagnostic, *plan, edition) || diagnostic.code == Code::future_date) continue;
    ++(diagnostic.severity == Severity::error ? check.errors : check.warnings);
    if (is_shown_elsewhere(diagnostic.code)) continue;
    const std::string place = place_of(diagnostic.span, *plan->sources, places);
    check.faults.push_back(fmt::format("{}: {} [{}]", place.substr(edition.folder.size() + 1),
                                       printable(diagnostic.message), name_of(diagnostic.code)));
  }
  return check;
}

ExitStatus publish_draft(OpenedSite& site, const Edition& edition) {
  if (!edition.draft) {
    fmt::print("edition {} is no draft any more; nothing was changed\n", edition.number);
    return ExitStatus::fine;
  }
  const Result<EditionText> text = text_of(site, edition);
  if (!text) return wrong_usage(text.error());
  Result<Plan> plan = site.plan_with({{text->path, text->after}});
  if (!plan) return world_failed(plan.error());
  std::erase_if(plan->diagnostics, [&](const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::error && !is_of(diagnostic, *plan, edition);
  });
  print_diagnostics(*plan);
  if (plan->summary.errors > 0) {
    print_failure(fmt::format("edition {} stays a draft: published, it would have the site fail",
                              edition.number));
    return ExitStatus::content_has_errors;
  }
  Interruption interruption;
  const Result<Replaced> replaced =
      replace_file(fmt::format("{}/{}", site.folder(), text->path), text->before, text->after);
  if (interruption.has_come()) interruption.end_program();
  if (!replaced) return world_failed(replaced.error());
  if (*replaced != Replaced::yes) {
    return world_failed(
        Error{fmt::format("{} can't be replaced: {}", text->path,
                          *replaced == Replaced::symbolic_link ? "it is a symbolic link"
                                                               : "it has changed meanwhile")});
  }
  fmt::print("{}: edition {} is no draft any more; `tokensite build` publishes it\n", text->path,
             edition.number);
  return ExitStatus::fine;
}

}  // namespace tokensite
