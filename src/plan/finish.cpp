#include <utility>

#include "check/rules.hpp"
#include "plan/passes.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t longest_message = 400;  ///< code points

}  // namespace

void add_diagnostics(Plan& plan, Diagnostics found) {
  apply_rules(found, plan.rules);
  for (Diagnostic& diagnostic : found) {
    // A value of a megabyte that is quoted in a message would bury it.
    diagnostic.message = shortened(diagnostic.message, longest_message);
    if (diagnostic.help) diagnostic.help = shortened(*diagnostic.help, longest_message);
    plan.diagnostics.push_back(std::move(diagnostic));
  }
  sort_by_place(plan.diagnostics, *plan.sources);
  plan.summary.errors = count_of(plan.diagnostics, Severity::error);
  plan.summary.warnings = count_of(plan.diagnostics, Severity::warning);
}

Plan finish(PlanState state) {
  Plan plan{.sources = state.sources,
            .diagnostics = {},
            .summary = state.summary,
            .outputs = {},
            .site = std::move(state.site),
            .parsed = std::move(state.parsed),
            .links = {.lock = std::move(state.lock), .links = std::move(state.links)},
            .rules = {}};
  if (state.config) {
    plan.rules = state.config->rules;
    plan.links.settings = state.config->links;
    plan.links.site_url = state.config->base_url;
    plan.links.language = state.config->language;
  }
  add_diagnostics(plan, std::move(state.diagnostics));
  if (plan.summary.errors > 0) return plan;
  for (PlannedOutput& planned : state.outputs) plan.outputs.push_back(std::move(planned.output));
  return plan;
}

}  // namespace tokensite
