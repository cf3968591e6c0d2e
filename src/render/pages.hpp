// The HTML pages of a site: which there are, what each depends on, and their bytes.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/related_items.hpp"
#include "index/related_tags.hpp"
#include "index/source_order.hpp"
#include "index/title_order.hpp"
#include "render/page_kind.hpp"
#include "render/site.hpp"

namespace tokensite {

class SiteViews;

struct PageSpec {
  PageKind kind = PageKind::home;
  std::string address;  ///< relative to the site's root: "editions/32/", "404.html"
  /// Index of the edition, item, section, tag, source, letter or free page it is about; or the
  /// year.
  std::size_t subject = 0;
  std::size_t list_page = 1;  ///< of a list in several pages, from 1
  std::size_t list_pages = 1;
};

/// How many items a page of a section, a tag or a source shows.
inline constexpr std::size_t items_a_page = 50;

/// How many titles a page of a letter shows.
inline constexpr std::size_t titles_a_page = 200;

/// How many sources a page of the list of sources shows.
inline constexpr std::size_t sources_a_page = 200;

std::vector<PageSpec> lay_out_pages(const Site& site);

/// What is found in the archive when a page asks for it.
struct Relations {
  explicit Relations(const Archive& archive)
      : items(archive), tags(archive), titles(archive), sources(archive) {}
  RelatedItems items;
  RelatedTags tags;
  TitleOrder titles;
  SourceOrder sources;
};

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
  Relations relations_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<SiteViews> views_;  ///< made with the first page
};

}  // namespace tokensite
