#include "commands/opened_site.hpp"

#include <algorithm>
#include <utility>

#include "parse/inventory.hpp"

namespace tokensite {

OpenedSite::OpenedSite(std::string folder)
    : folder_(std::move(folder)), workers_(jobs_or_default(0)) {}

Result<Done> OpenedSite::read() {
  Profile profile;  // nobody asks for it
  Result<SiteSources> sources = open_sources(folder_, workers_, profile);
  if (!sources) return sources.error();
  sources_ = std::move(*sources);
  Result<Plan> plan =
      plan_site(sources_->files, {.drafts = Drafts::include, .cache = &sources_->cache}, workers_);
  if (!plan) return plan.error();
  plan_ = std::move(*plan);
  save_sources(*sources_, *plan_);
  if (!has_archive()) return Done{};
  const Result<std::vector<FileEntry>> content = sources_->files->list("content");
  if (!content) return content.error();
  Sources names;
  Diagnostics diagnostics;  // in the plan already
  const Inventory inventory = take_inventory(*content, config(), names, diagnostics);
  editions_ = placed_editions(inventory, names);
  return Done{};
}

Result<Plan> OpenedSite::plan_with(OverlayFiles::Overlay files) {
  return plan_site(std::make_shared<OverlayFiles>(sources_->files, std::move(files)),
                   {.today = latest_today(), .cache = &sources_->cache}, workers_);
}

ExitStatus with_opened_site(const std::string& site,
                            const std::function<ExitStatus(OpenedSite&)>& work) {
  const Result<std::string> folder = find_site(site);
  if (!folder) return wrong_usage(folder.error());
  OpenedSite opened(*folder);
  if (const Result<Done> read = opened.read(); !read) return world_failed(read.error());
  if (opened.has_archive()) return work(opened);
  print_diagnostics(opened.plan());
  print_failure("nothing was changed: the site's settings have to be mended first");
  return ExitStatus::content_has_errors;
}

ExitStatus wrong_usage(const Error& error) {
  print_failure(error.message);
  return ExitStatus::wrong_usage;
}

const Edition* find_by_folder(const Archive& archive, const std::string& folder) {
  const auto found = std::ranges::find(archive.editions, folder, &Edition::folder);
  return found == archive.editions.end() ? nullptr : &*found;
}

}  // namespace tokensite
