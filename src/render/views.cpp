#include "render/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "index/addresses.hpp"
#include "index/anchors.hpp"
#include "index/years.hpp"
#include "support/program.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

std::vector<const View*> pointers_to(const std::vector<View>& views) {
  std::vector<const View*> pointers;
  pointers.reserve(views.size());
  for (const View& view : views) pointers.push_back(&view);
  return pointers;
}

/// 1 to 5, by the logarithm of the count: what a cloud of tags shows as size.
std::size_t weight_of(std::size_t count, std::size_t largest) {
  if (largest < 2) return 1;
  const double share =
      std::log(static_cast<double>(count)) / std::log(static_cast<double>(largest));
  return 1 + static_cast<std::size_t>(std::lround(share * 4));
}

View tag_view(const Site& site, const TagEntry& tag) {
  View view;
  view.set(ViewKey::id, tag.id)
      .set(ViewKey::title, tag.title)
      .set(ViewKey::url, site.url(tag_address(tag.id)))
      .set(ViewKey::feed_url, site.url(tag_address(tag.id) + "feed.xml"));
  return view;
}

View counted_tag_view(const Site& site, const TagEntry& tag, std::size_t largest) {
  View view = tag_view(site, tag);
  view.set(ViewKey::count, fmt::format("{}", tag.items.size()))
      .set(ViewKey::count_label, site.theme.counted("items", tag.items.size()))
      .set(ViewKey::description, tag.description)
      .set(ViewKey::weight, fmt::format("{}", weight_of(tag.items.size(), largest)));
  return view;
}

View source_view(const Site& site, const SourceEntry& source) {
  View view;
  view.set(ViewKey::host, source.host).set(ViewKey::url, site.url(source_address(source.id)));
  return view;
}

/// What stands for a link: its host, or, where there is none (mailto:), what is addressed.
std::string shown_host(std::string_view url) {
  std::string host = display_host(url);
  const std::optional<UrlParts> parts = split_url(url);
  return host.empty() && parts ? percent_decoded(parts->path) : host;
}

/// Where an item's link ran as well. The item's own view can't stand here: the two would hold each
/// other.
View appearance_view(const Site& site, const Item& item) {
  View view;
  view.set(ViewKey::number, fmt::format("{}", site.archive.edition_of(item).number))
      .set(ViewKey::title, item.title.text)
      .set(ViewKey::url, site.url(item_address(site.archive, item)));
  return view;
}

View link_view(const Site& site, const ItemLink& link) {
  View view;
  view.set(ViewKey::label, link.label)
      .set(ViewKey::url, link.url.text)
      .set(ViewKey::archive_url, archived_copy_of(site.archived_copies, link.url.text))
      .set(ViewKey::no_url, link.no_url);
  return view;
}

}  // namespace

void set_html(View& view, ViewKey key, const Body& body, const Site& site, int top_heading) {
  const bool has_archived = has_archived_link(body, site.archived_copies);
  // Most texts have neither headings nor links into the site, and read the same in every place.
  if (body.links.empty() && body.heading_digits.empty() && !has_archived) {
    view.borrow_markup(key, body.html);
    return;
  }
  const ArchivedLinks archived = site.archived_links();
  view.set_markup(key, html_at(body, {.prefix = site.config.base_path,
                                      .top_heading = top_heading,
                                      .archived = has_archived ? &archived : nullptr}));
}

View make_date_view(const Site& site, const Date& date) {
  View view;
  view.set(ViewKey::iso, to_iso(date)).set(ViewKey::label, site.date_label(date));
  return view;
}

View make_edition_view(const Site& site, const Edition& edition, const View& date) {
  const std::size_t count = site.archive.items_of(edition).size();
  const std::string address = edition_address(edition);
  const std::string cover = site.cover_address(edition);
  View view;
  view.set(ViewKey::number, fmt::format("{}", edition.number))
      .set(ViewKey::title, edition.title)
      .set(ViewKey::subtitle, edition.subtitle)
      .set(ViewKey::url, site.url(address))
      .set(ViewKey::absolute_url, site.absolute_url(address))
      .set_object(ViewKey::date, &date)
      .set(ViewKey::summary, site.summary(edition))
      .set(ViewKey::item_count, fmt::format("{}", count))
      .set(ViewKey::item_count_label, site.theme.counted("items", count))
      .set(ViewKey::cover_url, cover.empty() ? "" : site.url(cover))
      .set(ViewKey::edit_url, site.edit_url(edition.folder + "/edition.md"))
      .set_flag(ViewKey::draft, edition.draft);
  set_html(view, ViewKey::intro, edition.intro, site, 2);
  return view;
}

View make_section_view(const Site& site, std::size_t index) {
  const Section& section = site.config.sections[index];
  View view;
  view.set(ViewKey::id, section.id)
      .set(ViewKey::position, fmt::format("{}", index + 1))
      .set(ViewKey::title, section.title)
      .set(ViewKey::emoji, section.emoji)
      .set(ViewKey::url, site.url(section_address(section)))
      .set(ViewKey::feed_url, site.url(section_address(section) + "feed.xml"));
  return view;
}

View make_counted_section_view(const Site& site, std::size_t index) {
  const std::size_t count = site.archive.sections[index].size();
  View view = make_section_view(site, index);
  view.set(ViewKey::count, fmt::format("{}", count))
      .set(ViewKey::count_label, site.theme.counted("items", count));
  return view;
}

View make_related_tag_view(const Site& site, const RelatedTag& related) {
  View view = tag_view(site, site.archive.tags[related.tag]);
  view.set(ViewKey::count, fmt::format("{}", related.items))
      .set(ViewKey::count_label, site.theme.counted("items", related.items));
  return view;
}

View make_counted_source_view(const Site& site, const SiteViews& views, std::size_t index) {
  const Archive& archive = site.archive;
  const SourceEntry& source = archive.sources[index];
  View view = source_view(site, source);
  view.set(ViewKey::count, fmt::format("{}", source.items.size()))
      .set(ViewKey::count_label, site.theme.counted("items", source.items.size()))
      .set_object(ViewKey::first, &views.edition(archive.items[source.items.back()].edition))
      .set_object(ViewKey::last, &views.edition(archive.items[source.items.front()].edition));
  return view;
}

View make_feed_link_view(const Site& site, const FeedSpec& feed) {
  View view;
  view.set(ViewKey::title, feed_title(site, feed))
      .set(ViewKey::type, media_type(feed.format))
      .set(ViewKey::absolute_url, site.absolute_url(feed_address(site, feed)));
  return view;
}

SiteViews::SiteViews(const Site& site)
    : site_(site), items_(site.archive.items.size()), item_rows_(site.archive.items.size()) {
  for (std::size_t i = 0; i < site.config.sections.size(); ++i) {
    sections_.push_back(make_section_view(site, i));
    counted_sections_.push_back(make_counted_section_view(site, i));
  }
  std::size_t largest = 0;
  for (const TagEntry& tag : site.archive.tags) largest = std::max(largest, tag.items.size());
  for (const TagEntry& tag : site.archive.tags) {
    tags_.push_back(tag_view(site, tag));
    counted_tags_.push_back(counted_tag_view(site, tag, largest));
  }
  for (const SourceEntry& source : site.archive.sources) {
    sources_.push_back(source_view(site, source));
  }
  for (const Edition& edition : site.archive.editions) {
    edition_dates_.push_back(make_date_view(site, edition.date));
  }
  for (std::size_t i = 0; i < site.archive.editions.size(); ++i) {
    editions_.push_back(make_edition_view(site, site.archive.editions[i], edition_dates_[i]));
  }
  for (const FeedFormat format : {FeedFormat::rss, FeedFormat::atom, FeedFormat::json}) {
    site_feeds_.push_back(make_feed_link_view(site, {.scope = FeedScope::site, .format = format}));
  }
  make_site_view();
}

void SiteViews::make_site_view() {
  const Config& config = site_.config;
  for (const Page& page : site_.archive.pages) {
    pages_.push_back(std::move(
        View().set(ViewKey::title, page.title).set(ViewKey::url, site_.url(page_address(page)))));
  }
  for (const int year : years_of(site_.archive)) {
    years_.push_back(std::move(View()
                                   .set(ViewKey::year, fmt::format("{}", year))
                                   .set(ViewKey::url, site_.url(year_address(year)))));
  }
  site_view_.set(ViewKey::title, config.title)
      .set(ViewKey::tagline, config.tagline)
      .set(ViewKey::url, config.base_url)
      .set(ViewKey::path, config.base_path)
      .set(ViewKey::language, config.language)
      .set(ViewKey::direction, site_.direction())
      .set(ViewKey::author, config.author_name)
      .set(ViewKey::repository, config.repository)
      .set(ViewKey::generator, fmt::format("tokensite {}", program_version()))
      .set(ViewKey::home_url, site_.url(""))
      .set(ViewKey::editions_url, site_.url("editions/"))
      .set(ViewKey::sections_url, site_.url("sections/"))
      .set(ViewKey::tags_url, site_.url("tags/"))
      .set(ViewKey::titles_url, site_.url("titles/"))
      .set(ViewKey::trends_url, site_.url("trends/"))
      .set(ViewKey::sources_url, site_.url("sources/"))
      .set(ViewKey::changes_url, site_.has_changes_page ? site_.url(changes_address) : "")
      .set(ViewKey::search_url, site_.url("search/"))
      .set(ViewKey::feeds_url, site_.url("feeds/"))
      .set(ViewKey::rss_url, site_.url("feed.xml"))
      .set(ViewKey::atom_url, site_.url("atom.xml"))
      .set(ViewKey::json_feed_url, site_.url("feed.json"))
      .set(ViewKey::opensearch_url, site_.url("opensearch.xml"))
      .set_list(ViewKey::sections, pointers_to(sections_))
      .set_list(ViewKey::years, pointers_to(years_))
      .set_list(ViewKey::pages, pointers_to(pages_));
}

const View& SiteViews::item(ItemIndex index) const {
  return items_[index].get([&] { return make_item(index); }).view;
}

SiteViews::ItemView SiteViews::make_item(ItemIndex index) const {
  ItemView made;
  const Item& item = site_.archive.items[index];
  const std::string address = item_address(site_.archive, item);
  for (const ItemLink& link : item.links) made.parts.push_back(link_view(site_, link));
  for (const ItemIndex other : item.also) {
    made.parts.push_back(appearance_view(site_, site_.archive.items[other]));
  }
  if (item.published) made.parts.push_back(make_date_view(site_, *item.published));
  const std::vector<const View*> parts = pointers_to(made.parts);
  const std::span all(parts);
  const auto links = all.first(item.links.size());
  const auto also = all.subspan(item.links.size(), item.also.size());
  const View* published = item.published ? parts.back() : nullptr;
  std::vector<const View*> tags;
  for (const std::uint32_t tag : item.tag_entries) tags.push_back(&tags_[tag]);
  made.view.set(ViewKey::id, item_anchor(site_.config, item))
      .set(ViewKey::number, fmt::format("{}", item.number))
      .set(ViewKey::title, item.title.text)
      .set(ViewKey::slug, item.slug)
      .set(ViewKey::url, site_.url(address))
      .set(ViewKey::absolute_url, site_.absolute_url(address))
      .set(ViewKey::link, item.url.text)
      .set(ViewKey::archive_url, archived_copy_of(site_.archived_copies, item.url.text))
      .set(ViewKey::host, shown_host(item.url.text))
      .set_object(ViewKey::source, item.source ? &sources_[*item.source] : nullptr)
      .set(ViewKey::no_url, item.no_url)
      .set_list(ViewKey::links, links)
      .set_list(ViewKey::also, also)
      .set_list(ViewKey::tags, tags)
      .set(ViewKey::authors, fmt::format("{}", fmt::join(item.authors, ", ")))
      .set_object(ViewKey::published, published)
      .set_object(ViewKey::section, &sections_[item.section])
      .set_object(ViewKey::edition, &editions_[item.edition])
      .set(ViewKey::summary, site_.summary(item))
      .set(ViewKey::edit_url, site_.edit_url(item.path))
      .set_flag(ViewKey::draft, item.draft)
      .set_row(index);
  set_html(made.view, ViewKey::body, item.body, site_, 4);
  return made;
}

}  // namespace tokensite
