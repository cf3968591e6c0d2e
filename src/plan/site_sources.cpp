#include "plan/site_sources.hpp"

#include <utility>
#include <vector>

namespace tokensite {

const TreeRoots& site_roots() {
  static const TreeRoots roots{.folders = {"content", "static", "themes"},
                               .files = {"tokensite.yml", "links.lock"}};
  return roots;
}

std::string kept_search_path(const std::string& site) { return site + "/.tokensite/search"; }

Result<SiteSources> open_sources(const std::string& site, Workers& workers, Profile& profile) {
  SiteSources sources{.cache = SourceCache::open(site + "/.tokensite/sources"), .files = {}};
  profile.end("open the cache");
  Result<Folder> root = Folder::open(site);
  if (!root) return root.error();
  Result<TreeScan> scan = scan_tree(*root, site_roots(), sources.cache.tree(), workers);
  if (!scan) return scan.error();
  sources.files = std::make_shared<DiskFiles>(std::move(*root), std::move(*scan));
  profile.end("scan the folders");
  return sources;
}

TreeScan learnt_tree(const SiteSources& sources, const Plan& plan) {
  TreeScan tree = sources.files->scan();
  std::vector<TreeScan::Contents> files;
  files.reserve(plan.parsed.read.size());
  for (const ParsedSources::Read& file : plan.parsed.read) {
    files.push_back({.path = file.path, .fingerprint = file.contents});
  }
  tree.set_contents(files);
  return tree;
}

void save_sources(const SiteSources& sources, const Plan& plan) {
  sources.cache.save(learnt_tree(sources, plan), plan.parsed.key, plan.parsed.documents);
}

}  // namespace tokensite
