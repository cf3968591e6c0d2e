#include "index/addresses.hpp"
#include "render/pages.hpp"

namespace tokensite {
namespace {

void add_list(std::vector<PageSpec>& pages, PageKind kind, const std::string& address,
              std::size_t subject, std::size_t items) {
  const std::size_t count = items == 0 ? 1 : (items + items_a_page - 1) / items_a_page;
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
      {.kind = PageKind::search, .address = "search/"},
      {.kind = PageKind::feeds, .address = "feeds/"},
      {.kind = PageKind::not_found, .address = "404.html"},
  };
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
  for (std::size_t i = 0; i < archive.pages.size(); ++i) {
    pages.push_back(
        {.kind = PageKind::page, .address = page_address(archive.pages[i]), .subject = i});
  }
  return pages;
}

}  // namespace tokensite
