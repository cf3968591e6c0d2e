#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "index/addresses.hpp"
#include "index/years.hpp"
#include "plan/output_lister.hpp"
#include "plan/passes.hpp"
#include "support/program.hpp"

namespace tokensite {
namespace {

/// Null if there is nothing to tell.
std::shared_ptr<const ArchiveHistory> history_to_show(const PlanState& state) {
  const std::shared_ptr<const SiteHistory>& history = state.options.history;
  const HistoryShown shown = state.config->history;
  if (!history || history->files.empty() || shown == HistoryShown::nothing) return nullptr;
  return std::make_shared<const ArchiveHistory>(
      history, shown == HistoryShown::names ? EditorNames::show : EditorNames::leave_out);
}

/// A page that the site has of its own at that address takes its place.
bool has_changes_page(const PlanState& state, const Site& site) {
  const std::string path = output_path(changes_address);
  return site.history != nullptr &&
         std::ranges::none_of(
             site.archive.pages,
             [&](const Page& page) { return page_address(page) == changes_address; }) &&
         std::ranges::find(state.static_files, "static/" + path, &FileEntry::path) ==
             state.static_files.end();
}

Site make_site(PlanState& state) {
  Site site{.sources = state.sources,
            .config = *state.config,
            .archive = std::move(state.archive),
            .theme = std::move(*state.theme),
            .archived_copies = std::move(state.archived_copies),
            .history = history_to_show(state),
            .has_changes_page = false,
            .fingerprint = {}};
  site.has_changes_page = has_changes_page(state, site);
  Hasher hasher;
  hasher.add(program_fingerprint()).add(state.config_fingerprint).add(site.config.base_url);
  hasher.add(site.theme.fingerprint());
  for (const Page& page : site.archive.pages) hasher.add(page.slug).add(page.title);
  for (const int year : years_of(site.archive)) hasher.add(static_cast<std::uint64_t>(year));
  hasher.add(static_cast<std::uint64_t>(site.has_changes_page));
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
