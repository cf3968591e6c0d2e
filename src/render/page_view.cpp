#include "render/page_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "index/addresses.hpp"
#include "index/years.hpp"
#include "render/changes_view.hpp"
#include "render/edition_view.hpp"
#include "render/feed_kinds.hpp"
#include "render/json_ld.hpp"
#include "render/page_parts.hpp"
#include "render/timeline_view.hpp"
#include "render/trends_view.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

const PageKindInfo& info_of(PageKind kind) {
  return *std::ranges::find(page_kinds, kind, &PageKindInfo::kind);
}

/// What a page says of itself.
struct PageWords {
  std::string title;
  std::string description;
};

std::string home_description(const Site& site) {
  if (!site.config.tagline.empty()) return site.config.tagline;
  if (site.archive.editions.empty()) return site.config.title;
  const Edition& newest = site.archive.editions.back();
  const std::string summary = site.summary(newest);
  return summary.empty() ? newest.title : summary;
}

/// "A", "0–9", "Other"
std::string letter_label(const Theme& theme, const std::string& id) {
  if (id.size() == 1) return std::string(1, static_cast<char>(id.front() - 'a' + 'A'));
  return theme.words("letter." + id);
}

PageWords words_of(const Site& site, const PageSpec& page) {
  const Theme& theme = site.theme;
  const std::string& name = site.config.title;
  const auto listed = [&](const std::string& kind) {
    return PageWords{.title = theme.words(kind + "_title"),
                     .description = theme.words(kind + "_description", {{"site", name}})};
  };
  switch (page.kind) {
    case PageKind::home:
      return {.title = name, .description = home_description(site)};
    case PageKind::edition: {
      const Edition& edition = site.archive.editions[page.subject];
      return {.title = edition.title, .description = site.summary(edition)};
    }
    case PageKind::item: {
      const Item& item = site.archive.items[page.subject];
      return {.title = item.title.text, .description = site.summary(item)};
    }
    case PageKind::section: {
      const std::string& title = site.config.sections[page.subject].title;
      return {
          .title = title,
          .description = theme.words("section_description", {{"site", name}, {"section", title}})};
    }
    case PageKind::tag: {
      const TagEntry& tag = site.archive.tags[page.subject];
      return {
          .title = tag.title,
          .description = tag.description.empty()
                             ? theme.words("tag_description", {{"site", name}, {"tag", tag.title}})
                             : tag.description};
    }
    case PageKind::source: {
      const std::string& host = site.archive.sources[page.subject].host;
      return {.title = host,
              .description = theme.words("source_description", {{"site", name}, {"source", host}})};
    }
    case PageKind::letter: {
      const std::string letter = letter_label(theme, site.archive.letters[page.subject].id);
      return {
          .title = theme.words("letter_title", {{"letter", letter}}),
          .description = theme.words("letter_description", {{"site", name}, {"letter", letter}})};
    }
    case PageKind::year: {
      const std::string year = fmt::format("{}", page.subject);
      return {.title = year,
              .description = theme.words("year_description", {{"site", name}, {"year", year}})};
    }
    case PageKind::page: {
      const Page& free_page = site.archive.pages[page.subject];
      return {.title = free_page.title,
              .description = free_page.description.empty() ? shortened(free_page.body.lead, 200)
                                                           : free_page.description};
    }
    case PageKind::not_found:
      return listed("not_found");
    default:
      return listed(std::string(info_of(page.kind).template_name));
  }
}

/// Builds the view of one page. Views that only this page needs live as long as the builder.
class PageViewBuilder {
 public:
  PageViewBuilder(const Site& site, const SiteViews& views, const PageSpec& page,
                  const PageParts& parts)
      : site_(site), views_(views), page_(page), parts_(parts) {}

  const View& build() {
    root_.set_object(ViewKey::site, &views_.site())
        .set_object(ViewKey::page, &page_view())
        .set_object(ViewKey::pagination, pagination());
    set_edition();
    set_item();
    set_lists();
    return root_;
  }

 private:
  View& make(View view = {}) { return own_.emplace_back(std::move(view)); }

  const View* edition_or_null(const std::optional<std::size_t>& index) const {
    return index ? &views_.edition(*index) : nullptr;
  }
  const View* item_or_null(const std::optional<ItemIndex>& index) const {
    return index ? &views_.item(*index) : nullptr;
  }
  std::vector<const View*> item_views(std::span<const ItemIndex> items) const {
    std::vector<const View*> views;
    for (const ItemIndex item : items) views.push_back(&views_.item(item));
    return views;
  }

  const View& page_view() {
    const PageWords words = words_of(site_, page_);
    const bool is_home = page_.kind == PageKind::home;
    const bool is_numbered = page_.list_page > 1;
    std::string head_title =
        is_home ? words.title : fmt::format("{} · {}", words.title, site_.config.title);
    if (is_numbered)
      head_title = fmt::format("{} ({}) · {}", words.title, page_label(), site_.config.title);
    View& view = make();
    for (const PageKindInfo& kind : page_kinds) view.set_flag(kind.flag, kind.kind == page_.kind);
    const auto is_one_of = [&](std::initializer_list<PageKind> kinds) {
      return std::ranges::find(kinds, page_.kind) != kinds.end();
    };
    view.set(ViewKey::kind, info_of(page_.kind).template_name)
        .set_flag(ViewKey::in_editions, is_one_of({PageKind::editions, PageKind::edition,
                                                   PageKind::item, PageKind::year}))
        .set_flag(ViewKey::in_sections, is_one_of({PageKind::sections, PageKind::section}))
        .set_flag(ViewKey::in_tags, is_one_of({PageKind::tags, PageKind::tag}))
        .set_flag(ViewKey::in_sources, is_one_of({PageKind::sources, PageKind::source}))
        .set_flag(ViewKey::in_titles, is_one_of({PageKind::titles, PageKind::letter}))
        .set_flag(ViewKey::in_trends, page_.kind == PageKind::trends)
        .set_flag(ViewKey::in_search, page_.kind == PageKind::search)
        .set_flag(ViewKey::in_feeds, page_.kind == PageKind::feeds)
        .set(ViewKey::title, words.title)
        .set(ViewKey::head_title, head_title)
        .set(ViewKey::description, words.description)
        .set(ViewKey::social_type,
             is_one_of({PageKind::edition, PageKind::item}) ? "article" : "website")
        .set_list(ViewKey::feeds, feed_links());
    set_past(view);
    if (const Body* body = own_body()) set_html(view, ViewKey::body, *body, site_, own_level);
    const bool is_edition = page_.kind == PageKind::edition;
    if (page_.kind != PageKind::not_found) {
      view.set(ViewKey::absolute_url, canonical_url())
          .set_markup(ViewKey::json_ld,
                      json_ld(site_, page_, words.title, words.description, updated()));
    }
    const Edition* edition = shown_edition();
    const std::string cover = edition == nullptr ? "" : site_.cover_address(*edition);
    const int number = edition == nullptr ? 0 : edition->number;
    view.set(ViewKey::social_image, cover.empty() ? "" : site_.absolute_url(cover))
        .set(ViewKey::markdown_url,
             is_edition ? site_.url(fmt::format("editions/{}.md", number)) : "")
        .set(ViewKey::json_url,
             is_edition ? site_.url(fmt::format("api/editions/{}.json", number)) : "");
    return view;
  }

  void set_past(View& view) {
    const bool is_updated = parts_.past && parts_.past->updated;
    view.set_object(ViewKey::updated,
                    is_updated ? &make(make_date_view(site_, *parts_.past->updated)) : nullptr)
        .set(ViewKey::editors, parts_.past ? name_list(parts_.past->editors) : "");
  }

  /// What an item or a free page says on its own page.
  const Body* own_body() const {
    if (page_.kind == PageKind::item) return &site_.archive.items[page_.subject].body;
    if (page_.kind == PageKind::page) return &site_.archive.pages[page_.subject].body;
    return nullptr;
  }

  std::optional<Date> updated() const { return parts_.past ? parts_.past->updated : std::nullopt; }

  /// There its headings come after the page's own.
  static constexpr int own_level = 2;

  std::string page_label() const {
    return site_.theme.words("page_of", {{"page", fmt::format("{}", page_.list_page)},
                                         {"pages", fmt::format("{}", page_.list_pages)}});
  }

  /// The edition that this page shows, or whose item.
  const Edition* shown_edition() const {
    if (parts_.edition) return &site_.archive.editions[*parts_.edition];
    if (page_.kind == PageKind::item) {
      return &site_.archive.edition_of(site_.archive.items[page_.subject]);
    }
    return nullptr;
  }

  std::string canonical_url() const {
    if (page_.kind == PageKind::edition) {
      const std::string& elsewhere = site_.archive.editions[page_.subject].canonical_url;
      if (!elsewhere.empty()) return elsewhere;
    }
    return site_.absolute_url(page_.address);
  }

  std::vector<const View*> feed_links() {
    std::vector<const View*> links;
    const auto add = [&](FeedScope scope) {
      links.push_back(
          &make(make_feed_link_view(site_, {.scope = scope, .subject = page_.subject})));
    };
    if (page_.kind == PageKind::section) add(FeedScope::section);
    if (page_.kind == PageKind::tag) add(FeedScope::tag);
    if (page_.kind == PageKind::changes) add(FeedScope::changes);
    for (const View& feed : views_.site_feeds()) links.push_back(&feed);
    return links;
  }

  const View* pagination() {
    if (page_.list_pages < 2) return nullptr;
    std::string first = page_.address;
    if (page_.list_page > 1) first.resize(first.rfind("page/"));
    const auto url = [&](std::size_t list_page) {
      return site_.url(paginated_address(first, list_page));
    };
    return &make()
                .set(ViewKey::current, fmt::format("{}", page_.list_page))
                .set(ViewKey::total, fmt::format("{}", page_.list_pages))
                .set(ViewKey::label, page_label())
                .set(ViewKey::newer_url, page_.list_page > 1 ? url(page_.list_page - 1) : "")
                .set(ViewKey::older_url,
                     page_.list_page < page_.list_pages ? url(page_.list_page + 1) : "");
  }

  const View* full_edition() {
    if (!parts_.edition) return nullptr;
    const auto item = [this](ItemIndex index) -> const View& { return views_.item(index); };
    return &make(make_full_edition_view(site_, *parts_.edition, item, own_));
  }

  void set_edition() {
    root_.set_object(ViewKey::edition, full_edition())
        .set_object(ViewKey::newer, edition_or_null(parts_.newer))
        .set_object(ViewKey::older, edition_or_null(parts_.older));
    std::vector<const View*> editions;
    for (const std::size_t index : parts_.editions) {
      editions.push_back(parts_.shows_items_of_editions ? &edition_with_items(index)
                                                        : &views_.edition(index));
    }
    root_.set_list(ViewKey::editions, editions).set_list(ViewKey::years, years());
  }

  std::vector<const View*> years() {
    if (page_.kind == PageKind::year) return all_years();
    return make_timeline(site_, views_, parts_.editions, own_);
  }

  std::vector<const View*> all_years() {
    std::vector<const View*> years;
    for (const int year : years_of(site_.archive)) {
      years.push_back(
          &make()
               .set(ViewKey::year, fmt::format("{}", year))
               .set(ViewKey::url, site_.url(year_address(year)))
               .set_flag(ViewKey::is_current, static_cast<std::size_t>(year) == page_.subject));
    }
    return years;
  }

  const View& edition_with_items(std::size_t index) {
    const Edition& edition = site_.archive.editions[index];
    std::vector<const View*> items;
    for (const Item& item : site_.archive.items_of(edition)) {
      items.push_back(&views_.item(site_.archive.index_of(item)));
    }
    const View& date = make(make_date_view(site_, edition.date));
    return make(make_edition_view(site_, edition, date)).set_rows(ViewKey::items, items);
  }

  void set_item() {
    root_.set_object(ViewKey::item, item_or_null(parts_.item))
        .set_object(ViewKey::previous, item_or_null(parts_.previous))
        .set_object(ViewKey::next, item_or_null(parts_.next))
        .set_rows(ViewKey::related, item_views(parts_.related))
        .set_rows(ViewKey::items, item_views(parts_.items));
  }

  void set_lists() {
    const bool is_section = page_.kind == PageKind::section;
    const bool is_tag = page_.kind == PageKind::tag;
    root_.set_object(ViewKey::section, is_section ? &views_.section(page_.subject) : nullptr)
        .set_object(ViewKey::tag, is_tag ? &views_.tag(page_.subject) : nullptr)
        .set_object(ViewKey::first, edition_or_null(parts_.first))
        .set_object(ViewKey::last, edition_or_null(parts_.last))
        .set_list(ViewKey::related_tags, related_tags());
    if (page_.kind == PageKind::page) set_html(root_, ViewKey::body, *own_body(), site_, own_level);
    std::vector<const View*> sections;
    std::vector<const View*> tags;
    if (parts_.shows_counts) {
      for (std::size_t i = 0; i < site_.config.sections.size(); ++i)
        sections.push_back(&counted_section(i));
      for (std::size_t i = 0; i < site_.archive.tags.size(); ++i) tags.push_back(&views_.tag(i));
    }
    root_.set_list(ViewKey::sections, sections).set_list(ViewKey::tags, tags);
    set_sources();
    set_letters();
    if (page_.kind == PageKind::trends) set_trends(root_, site_, views_, own_);
    if (page_.kind == PageKind::feeds) set_feeds();
    if (page_.kind == PageKind::changes)
      root_.set(ViewKey::feed_url, site_.url(feed_address(site_, {.scope = FeedScope::changes})));
    root_.set_list(ViewKey::days, make_days(site_, views_, parts_.changes, own_));
  }

  std::vector<const View*> related_tags() {
    std::vector<const View*> tags;
    for (const RelatedTag& related : parts_.related_tags) {
      tags.push_back(&make(make_related_tag_view(site_, related)));
    }
    return tags;
  }

  void set_sources() {
    root_.set_object(ViewKey::source,
                     parts_.source != nullptr ? &counted_source(page_.subject) : nullptr);
    std::vector<const View*> sources;
    for (const std::size_t index : parts_.sources) sources.push_back(&counted_source(index));
    root_.set_list(ViewKey::sources, sources);
  }

  void set_letters() {
    std::vector<const View*> letters;
    const View* current = nullptr;
    for (const LetterEntry& letter : site_.archive.letters) {
      if (!parts_.shows_letters) break;
      const bool is_current = &letter == parts_.letter;
      View& view = make();
      view.set(ViewKey::id, letter.id)
          .set(ViewKey::label, letter_label(site_.theme, letter.id))
          .set(ViewKey::url, site_.url(letter_address(letter.id)))
          .set_flag(ViewKey::is_current, is_current);
      if (is_current || parts_.shows_letter_counts) {
        view.set(ViewKey::count, fmt::format("{}", letter.items.size()))
            .set(ViewKey::count_label, site_.theme.counted("items", letter.items.size()));
      }
      if (is_current) current = &view;
      letters.push_back(&view);
    }
    root_.set_list(ViewKey::letters, letters).set_object(ViewKey::letter, current);
  }

  const View& counted_source(std::size_t index) {
    return make(make_counted_source_view(site_, views_, index));
  }

  /// A section with its newest items, on the page that lists the sections.
  const View& counted_section(std::size_t index) {
    if (page_.kind != PageKind::sections) return views_.section(index);
    std::vector<ItemIndex> latest = site_.archive.sections[index];
    latest.resize(std::min(latest.size(), latest_of_a_section));
    return make(make_counted_section_view(site_, index))
        .set_rows(ViewKey::latest, item_views(latest));
  }

  void set_feeds() {
    std::vector<const View*> of_scope[4];
    for (const FeedSpec& feed : all_feeds(site_)) {
      if (feed.format != FeedFormat::rss) continue;
      View& view = make();
      view.set(ViewKey::title, feed_title(site_, feed))
          .set(ViewKey::rss_url, site_.url(feed_address(site_, feed)));
      const bool is_whole = feed.scope == FeedScope::site;
      view.set(ViewKey::atom_url, is_whole ? site_.url("atom.xml") : "")
          .set(ViewKey::json_feed_url, is_whole ? site_.url("feed.json") : "");
      of_scope[static_cast<std::size_t>(feed.scope)].push_back(&view);
    }
    // Both are of the whole archive.
    of_scope[0].insert(of_scope[0].end(), of_scope[3].begin(), of_scope[3].end());
    root_.set_list(ViewKey::feeds, of_scope[0])
        .set_list(ViewKey::section_feeds, of_scope[1])
        .set_list(ViewKey::tag_feeds, of_scope[2]);
  }

  const Site& site_;
  const SiteViews& views_;
  const PageSpec& page_;
  const PageParts& parts_;
  std::deque<View> own_;
  View root_;
};

}  // namespace

std::string render_page_view(const Site& site, const SiteViews& views, const PageSpec& page,
                             const PageParts& parts) {
  PageViewBuilder builder(site, views, page, parts);
  return site.theme.template_for(page.kind).render(builder.build(), &views.item_rows());
}

}  // namespace tokensite
