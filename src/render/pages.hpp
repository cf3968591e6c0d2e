// The HTML pages of a site: which there are, what each depends on, and their bytes.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/related_items.hpp"
#include "render/page_kind.hpp"
#include "render/site.hpp"

namespace tokensite {

class SiteViews;

struct PageSpec {
  PageKind kind = PageKind::home;
  std::string address;        ///< relative to the site's root: "editions/32/", "404.html"
  std::size_t subject = 0;    ///< index of the edition, item, section, tag or free page it is about
  std::size_t list_page = 1;  ///< of a list in several pages, from 1
  std::size_t list_pages = 1;
};

/// How many items a page of a section or tag shows.
inline constexpr std::size_t items_a_page = 50;

std::vector<PageSpec> lay_out_pages(const Site& site);

class PageRenderer {
 public:
  /// The site outlives the renderer.
  explicit PageRenderer(const Site& site);
  ~PageRenderer();

  /// Covers everything that `render` reads for this page.
  Fingerprint fingerprint(const PageSpec& page) const;

  std::string render(const PageSpec& page) const;

 private:
  const SiteViews& views() const;

  const Site& site_;
  RelatedItems related_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<SiteViews> views_;  ///< made with the first page
};

}  // namespace tokensite
