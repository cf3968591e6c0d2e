#include "render/page_parts.hpp"

#include <algorithm>

namespace tokensite {
namespace {

/// Indices of all editions but the `skipped` newest, newest first.
std::vector<std::size_t> editions_newest_first(const Archive& archive, std::size_t skipped) {
  std::vector<std::size_t> indices;
  for (std::size_t i = archive.editions.size(); i > skipped; --i)
    indices.push_back(i - 1 - skipped);
  return indices;
}

std::vector<ItemIndex> slice(const std::vector<ItemIndex>& items, std::size_t list_page) {
  const std::size_t begin = std::min((list_page - 1) * items_a_page, items.size());
  const std::size_t end = std::min(begin + items_a_page, items.size());
  return {items.begin() + static_cast<std::ptrdiff_t>(begin),
          items.begin() + static_cast<std::ptrdiff_t>(end)};
}

void add_neighbours_of_edition(const Archive& archive, std::size_t index, PageParts& parts) {
  if (index > 0) parts.older = index - 1;
  if (index + 1 < archive.editions.size()) parts.newer = index + 1;
}

void add_neighbours_of_item(const Archive& archive, ItemIndex index, PageParts& parts) {
  const Edition& edition = archive.edition_of(archive.items[index]);
  if (index > edition.section_begin.front()) parts.previous = index - 1;
  if (index + 1 < edition.section_begin.back()) parts.next = index + 1;
}

}  // namespace

PageParts parts_of(const Site& site, const RelatedItems& related, const PageSpec& page) {
  const Archive& archive = site.archive;
  PageParts parts;
  switch (page.kind) {
    case PageKind::home:
      if (!archive.editions.empty()) parts.edition = archive.editions.size() - 1;
      parts.editions = editions_newest_first(archive, 1);
      parts.shows_counts = true;
      break;
    case PageKind::editions:
      parts.editions = editions_newest_first(archive, 0);
      break;
    case PageKind::edition:
      parts.edition = page.subject;
      add_neighbours_of_edition(archive, page.subject, parts);
      break;
    case PageKind::item: {
      const auto index = static_cast<ItemIndex>(page.subject);
      parts.item = index;
      parts.related = related.of(index);
      add_neighbours_of_item(archive, index, parts);
      break;
    }
    case PageKind::sections:
      for (const std::vector<ItemIndex>& section : archive.sections) {
        const std::size_t count = std::min(section.size(), latest_of_a_section);
        parts.items.insert(parts.items.end(), section.begin(),
                           section.begin() + static_cast<std::ptrdiff_t>(count));
      }
      parts.shows_counts = true;
      break;
    case PageKind::section:
      parts.items = slice(archive.sections[page.subject], page.list_page);
      parts.shows_counts = true;
      break;
    case PageKind::tag:
      parts.items = slice(archive.tags[page.subject].items, page.list_page);
      parts.shows_counts = true;
      break;
    case PageKind::tags:
    case PageKind::feeds:
      parts.shows_counts = true;
      break;
    case PageKind::search:
      parts.editions = editions_newest_first(archive, 0);
      parts.shows_counts = true;
      break;
    case PageKind::page:
    case PageKind::not_found:
      break;
  }
  return parts;
}

}  // namespace tokensite
