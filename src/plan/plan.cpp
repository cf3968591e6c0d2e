#include "plan/plan.hpp"

#include "plan/passes.hpp"

namespace tokensite {

Result<Plan> plan_site(std::shared_ptr<const FileSystem> files, const PlanOptions& options) {
  PlanState state{.files = std::move(files), .options = options};
  constexpr Pass passes[] = {
      read_config,
      // From here on there is a config, good enough to judge the rest by.
      read_theme, list_files, parse_documents, assemble,
      // From here on the archive is complete and in order; drafts are in it only if wanted.
      check, index, lay_out, check_outputs,
      // Past this point, if there is no error, content, config and theme are valid.
  };
  for (const Pass pass : passes) {
    const Result<Next> next = pass(state);
    if (!next) return next.error();
    if (*next == Next::stop) break;
  }
  return finish(std::move(state));
}

}  // namespace tokensite
