// A site's files as they are now, and what earlier runs learnt of them.
#pragma once

#include <memory>
#include <string>

#include "cache/source_cache.hpp"
#include "plan/plan.hpp"
#include "support/file_system.hpp"
#include "support/profile.hpp"
#include "support/tree_scan.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// What a site is made of, relative to its folder.
const TreeRoots& site_roots();

/// Where the cache of a site keeps the index of its search.
std::string kept_search_path(const std::string& site);

struct SiteSources {
  SourceCache cache;
  std::shared_ptr<const DiskFiles> files;
};
Result<SiteSources> open_sources(const std::string& site, Workers& workers, Profile& profile);

/// The files, with what the plan that read some of them has learnt.
TreeScan learnt_tree(const SiteSources& sources, const Plan& plan);

/// Keeps for the next run what this one has learnt.
void save_sources(const SiteSources& sources, const Plan& plan);

}  // namespace tokensite
