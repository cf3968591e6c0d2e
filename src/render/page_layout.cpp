#include "index/addresses.hpp"
#include "index/years.hpp"
#include "render/pages.hpp"

namespace tokensite {
namespace {

void add_list(std::vector<PageSpec>& pages, PageKind kind, const std::string& address,
              std::size_t subject, std::size_t items, std::size_t a_page = items_a_page) {
  const std::size_t count = items == 0 ? 1 : (items + a_page - 1) / a_page;
  for (std::size_t page = 1; page <= count; ++page) {
    pages.push_back({.kind = kind,
                     .address = paginated_address(address, page),
                     .subject = subject,
                     .list_page = page,
                     .list_pages = count});
  }
}

}  // namespace

std::vector<PageSpec> lay_out_pages(const Site& site) {
  const Archive& archive = site.archive;
  std::vector<PageSpec> pages = {
      {.kind = PageKind::home, .address = ""},
      {.kind = PageKind::editions, .address = "editions/"},
      {.kind = PageKind::sections, .address = "sections/"},
      {.kind = PageKind::tags, .address = "tags/"},
      {.kind = PageKind::titles, .address = "titles/"},
      {.kind = PageKind::trends, .address = "trends/"},
      {.kind = PageKind::search, .address = "search/"},
      {.kind = PageKind::feeds, .address = "feeds/"},
      {.kind = PageKind::not_found, .address = "404.html"},
  };
  if (site.has_changes_page)
    pages.push_back({.kind = PageKind::changes, .address = changes_address});
  for (std::size_t i = 0; i < archive.editions.size(); ++i) {
    pages.push_back(
        {.kind = PageKind::edition, .address = edition_address(archive.editions[i]), .subject = i});
  }
  for (std::size_t i = 0; i < archive.items.size(); ++i) {
    pages.push_back(
        {.kind = PageKind::item, .address = item_address(archive, archive.items[i]), .subject = i});
  }
  for (std::size_t i = 0; i < archive.sections.size(); ++i) {
    add_list(pages, PageKind::section, section_address(site.config.sections[i]), i,
             archive.sections[i].size());
  }
  for (std::size_t i = 0; i < archive.tags.size(); ++i) {
    add_list(pages, PageKind::tag, tag_address(archive.tags[i].id), i,
             archive.tags[i].items.size());
  }
  add_list(pages, PageKind::sources, "sources/", 0, archive.sources.size(), sources_a_page);
  for (std::size_t i = 0; i < archive.sources.size(); ++i) {
    add_list(pages, PageKind::source, source_address(archive.sources[i].id), i,
             archive.sources[i].items.size());
  }
  for (std::size_t i = 0; i < archive.letters.size(); ++i) {
    add_list(pages, PageKind::letter, letter_address(archive.letters[i].id), i,
             archive.letters[i].items.size(), titles_a_page);
  }
  for (const int year : years_of(archive)) {
    pages.push_back({.kind = PageKind::year,
                     .address = year_address(year),
                     .subject = static_cast<std::size_t>(year)});
  }
  for (std::size_t i = 0; i < archive.pages.size(); ++i) {
    pages.push_back(
        {.kind = PageKind::page, .address = page_address(archive.pages[i]), .subject = i});
  }
  return pages;
}

}  // namespace tokensite
