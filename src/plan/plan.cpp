#include "plan/plan.hpp"

#include <utility>

#include "plan/passes.hpp"

namespace tokensite {

Result<Plan> plan_site(std::shared_ptr<const FileSystem> files, const PlanOptions& options,
                       Workers& workers) {
  PlanState state{.files = std::move(files), .options = options, .workers = workers};
  constexpr std::pair<const char*, Pass> passes[] = {
      {"read the config", read_config},
      // From here on there is a config, good enough to judge the rest by.
      {"read the theme", read_theme},
      {"read what is known of links", read_lock},
      {"list the files", list_files},
      {"parse the documents", parse_documents},
      {"assemble the archive", assemble},
      // From here on the archive is complete and in order; drafts are in it only if wanted.
      {"check", check},
      {"index", index},
      {"lay out the site", lay_out},
      {"check the outputs", check_outputs},
      // Past this point, if there is no error, content, config and theme are valid.
  };
  for (const auto& [name, pass] : passes) {
    const Result<Next> next = pass(state);
    if (!next) return next.error();
    if (options.profile != nullptr) options.profile->end(name);
    if (*next == Next::stop) break;
  }
  return finish(std::move(state));
}

void raise_warnings(Plan& plan) {
  raise_warnings(plan.diagnostics);
  plan.summary.errors += std::exchange(plan.summary.warnings, 0);
  if (plan.summary.errors > 0) plan.outputs.clear();
}

}  // namespace tokensite
