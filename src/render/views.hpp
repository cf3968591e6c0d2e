// The model as templates see it: docs/themes.md is the contract, this its only implementation.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/related_tags.hpp"
#include "render/feed_kinds.hpp"
#include "render/row_cache.hpp"
#include "render/site.hpp"
#include "render/view.hpp"
#include "support/lazy.hpp"

namespace tokensite {

/// Views of the whole site, made once and shared by all pages; safe to use from many threads. The
/// site outlives them.
class SiteViews {
 public:
  explicit SiteViews(const Site& site);

  const View& site() const { return site_view_; }
  /// Sections and tags with their counts.
  const View& section(std::size_t index) const { return counted_sections_[index]; }
  const View& tag(std::size_t index) const { return counted_tags_[index]; }
  const View& source(std::size_t index) const { return sources_[index]; }    ///< without a count
  const View& edition(std::size_t index) const { return editions_[index]; }  ///< without its items

  /// Links to the feeds of the whole site.
  const std::vector<View>& site_feeds() const { return site_feeds_; }

  /// Made when first asked for.
  const View& item(ItemIndex index) const;

  /// What is rendered of the items in lists.
  const RowCache& item_rows() const { return item_rows_; }

 private:
  struct ItemView {
    View view;
    std::vector<View> parts;  ///< its links, its other appearances, its date
  };

  void make_site_view();
  ItemView make_item(ItemIndex index) const;

  const Site& site_;
  View site_view_;
  // What items and the header refer to has no counts: a page that shows none needn't be rendered
  // again when they change.
  std::vector<View> sections_;
  std::vector<View> counted_sections_;
  std::vector<View> tags_;
  std::vector<View> counted_tags_;
  std::vector<View> sources_;
  std::vector<View> edition_dates_;
  std::vector<View> editions_;
  std::vector<View> pages_;
  std::vector<View> years_;
  std::vector<View> site_feeds_;
  std::vector<Lazy<ItemView>> items_;
  RowCache item_rows_;
};

/// A text's HTML under `key`, as it stands on a page whose text begins at this level of headings,
/// with the archived copies of dead links. `body` outlives the view.
void set_html(View& view, ViewKey key, const Body& body, const Site& site, int top_heading);

View make_date_view(const Site& site, const Date& date);

/// `date` outlives the view.
View make_edition_view(const Site& site, const Edition& edition, const View& date);

/// What a page's head says of a feed.
View make_feed_link_view(const Site& site, const FeedSpec& feed);

/// With the number of items that the section holds in the whole archive.
View make_counted_section_view(const Site& site, std::size_t index);

/// With the number of items that it shares with the tag of the page.
View make_related_tag_view(const Site& site, const RelatedTag& related);

/// With its count, and the editions of its first and last items.
View make_counted_source_view(const Site& site, const SiteViews& views, std::size_t index);

/// Without a count.
View make_section_view(const Site& site, std::size_t index);

}  // namespace tokensite
