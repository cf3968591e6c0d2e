#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "index/years.hpp"
#include "plan/output_lister.hpp"
#include "plan/passes.hpp"
#include "support/program.hpp"

namespace tokensite {
namespace {

Site make_site(PlanState& state) {
  Site site{.sources = state.sources,
            .config = *state.config,
            .archive = std::move(state.archive),
            .theme = std::move(*state.theme),
            .archived_copies = std::move(state.archived_copies),
            .fingerprint = {}};
  Hasher hasher;
  hasher.add(program_fingerprint()).add(state.config_fingerprint).add(site.config.base_url);
  hasher.add(site.theme.fingerprint());
  for (const Page& page : site.archive.pages) hasher.add(page.slug).add(page.title);
  for (const int year : years_of(site.archive)) hasher.add(static_cast<std::uint64_t>(year));
  site.fingerprint = hasher.finish();
  return site;
}

/// By way of pointers: an output is so large that moving it again and again is what a sort costs.
void sort_by_path(std::vector<PlannedOutput>& outputs) {
  std::vector<PlannedOutput*> order;
  order.reserve(outputs.size());
  for (PlannedOutput& planned : outputs) order.push_back(&planned);
  std::ranges::stable_sort(order, {}, [](const PlannedOutput* planned) -> const std::string& {
    return planned->output.path;
  });
  std::vector<PlannedOutput> sorted;
  sorted.reserve(outputs.size());
  for (PlannedOutput* planned : order) sorted.push_back(std::move(*planned));
  outputs = std::move(sorted);
}

}  // namespace

Result<Next> lay_out(PlanState& state) {
  if (!state.theme) return Next::stop;
  const auto rendering = std::make_shared<Rendering>(make_site(state), state.workers.jobs(),
                                                     state.options.kept_search);
  rendering->files = state.files;
  state.site = {rendering, &rendering->site};
  OutputLister lister(state, *rendering);
  lister.add_pages();
  lister.add_feeds();
  lister.add_copies();
  lister.add_search();
  lister.add_site_files();
  lister.add_redirects();
  lister.add_copied_files();
  sort_by_path(state.outputs);
  return Next::go_on;
}

}  // namespace tokensite
