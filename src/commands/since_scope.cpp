#include "commands/since_scope.hpp"

#include <algorithm>
#include <utility>

#include "git/changes.hpp"
#include "support/overlay_files.hpp"

namespace tokensite {
namespace {

/// "content/editions/0032-x/papers/1-y.md" -> "content/editions/0032-x/edition.md"; empty for what
/// lies in no edition's folder.
std::string edition_file_of(const std::string& path) {
  constexpr std::string_view editions = "content/editions/";
  if (!path.starts_with(editions)) return {};
  const std::size_t slash = path.find('/', editions.size());
  return slash == path.npos ? std::string() : path.substr(0, slash) + "/edition.md";
}

}  // namespace

Result<SinceScope> SinceScope::find(const std::string& site, const std::string& revision,
                                    std::shared_ptr<const FileSystem> files, const Check& check) {
  Result<std::vector<ChangedFile>> changes = changes_since(site, revision);
  if (!changes) return changes.error();
  SinceScope scope;
  OverlayFiles::Overlay before;
  for (ChangedFile& change : *changes) {
    const bool came_or_went = change.is_there != change.before.has_value();
    if (came_or_went) scope.editions_.insert(edition_file_of(change.path));
    scope.changed_.insert(change.path);
    before[change.path] = std::move(change.before);
  }
  const auto config = before.find("tokensite.yml");
  const bool is_new_site = config != before.end() && !config->second;
  if (is_new_site) return scope;  // all that is found in it has come with the changes
  const Result<Plan> plan =
      check(std::make_shared<OverlayFiles>(std::move(files), std::move(before)));
  if (!plan) return plan.error();
  for (const Diagnostic& diagnostic : plan->diagnostics) {
    scope.faults_before_.insert(fault_of(diagnostic, *plan->sources));
  }
  return scope;
}

SinceScope::Fault SinceScope::fault_of(const Diagnostic& diagnostic, const Sources& sources) {
  return {sources.path(diagnostic.span.file), diagnostic.code, diagnostic.severity,
          diagnostic.message};
}

/// What is known of a submodule is only that its folder has changed.
bool SinceScope::has_changed(std::string_view path) const {
  for (std::size_t end = path.size(); end != path.npos; end = path.rfind('/', end - 1)) {
    if (changed_.contains(path.substr(0, end))) return true;
    if (end == 0) break;
  }
  return false;
}

bool SinceScope::concerns(const Diagnostic& diagnostic, const Sources& sources) const {
  const std::string& path = sources.path(diagnostic.span.file);
  // Many a label says where in tokensite.yml a name is declared; that alone is no news.
  const auto names_change = [&](const Label& label) {
    const std::string& place = sources.path(label.span.file);
    return place != "tokensite.yml" && has_changed(place);
  };
  return has_changed(path) || editions_.contains(path) ||
         std::ranges::any_of(diagnostic.labels, names_change) ||
         !faults_before_.contains(fault_of(diagnostic, sources));
}

std::size_t narrow(Plan& plan, const SinceScope& scope) {
  const std::size_t left_out = std::erase_if(plan.diagnostics, [&](const Diagnostic& diagnostic) {
    return !scope.concerns(diagnostic, *plan.sources);
  });
  plan.summary.errors = count_of(plan.diagnostics, Severity::error);
  plan.summary.warnings = count_of(plan.diagnostics, Severity::warning);
  return left_out;
}

}  // namespace tokensite
