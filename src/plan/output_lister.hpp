// The list of a site's outputs: what each is made from, and how.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/passes.hpp"
#include "plan/search_outputs.hpp"
#include "render/feeds.hpp"
#include "render/pages.hpp"

namespace tokensite {

/// Everything that outputs are rendered from. An output knows its place in one of the lists, so
/// that ten thousands of them cost next to nothing.
struct Rendering {
  Rendering(Site whole, unsigned jobs, std::string kept_search)
      : site(std::move(whole)),
        renderer(site),
        feeds(all_feeds(site)),
        search(site, jobs, std::move(kept_search)) {
    pages = lay_out_pages(site);
  }
  const Site site;
  const PageRenderer renderer;
  const std::vector<FeedSpec> feeds;
  const SearchOutputs search;
  std::vector<PageSpec> pages;
  std::vector<std::string> texts{};
  std::vector<FileEntry> copies{};
  std::shared_ptr<const FileSystem> files{};
};

/// Adds outputs to the state. They live no longer than the rendering.
class OutputLister {
 public:
  OutputLister(PlanState& state, Rendering& from)
      : state_(state), from_(from), archive_(from.site.archive) {}

  void add_pages();
  void add_feeds();
  void add_copies();
  void add_search();
  void add_site_files();
  void add_redirects();
  void add_copied_files();

 private:
  void add_sitemap();
  template <class GetFingerprint, class Render>
  void add(std::string path, std::string_view origin, std::uint32_t n, GetFingerprint fingerprint,
           Render render);
  template <class Render>
  void add_of_archive(std::string path, Render render);
  void add_text(std::string path, std::string text, std::string_view origin = "");
  void add_text_unless_static(const std::string& path, std::string text);
  void add_file(std::string path, const FileEntry& file);
  void add_redirects_to(const std::string& address, const std::vector<Spanned>& aliases,
                        const std::string& source);
  std::string_view origin_of(const PageSpec& page) const;

  PlanState& state_;
  Rendering& from_;
  const Archive& archive_;
};

}  // namespace tokensite
