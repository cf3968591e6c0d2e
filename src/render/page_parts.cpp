#include "render/page_parts.hpp"

#include <algorithm>

#include "index/years.hpp"

namespace tokensite {
namespace {

/// Indices of all editions but the `skipped` newest, newest first.
std::vector<std::size_t> editions_newest_first(const Archive& archive, std::size_t skipped) {
  std::vector<std::size_t> indices;
  for (std::size_t i = archive.editions.size(); i > skipped; --i)
    indices.push_back(i - 1 - skipped);
  return indices;
}

template <class Value>
std::span<const Value> part_of(std::span<const Value> list, std::size_t list_page,
                               std::size_t a_page) {
  const std::size_t begin = std::min((list_page - 1) * a_page, list.size());
  return list.subspan(begin, std::min(a_page, list.size() - begin));
}

std::vector<ItemIndex> slice(std::span<const ItemIndex> items, std::size_t list_page,
                             std::size_t a_page = items_a_page) {
  const auto page = part_of(items, list_page, a_page);
  return {page.begin(), page.end()};
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

/// A page of a list that is newest first.
void add_list(const Archive& archive, const std::vector<ItemIndex>& items, std::size_t list_page,
              PageParts& parts) {
  parts.items = slice(items, list_page);
  parts.first = archive.items[items.back()].edition;
  parts.last = archive.items[items.front()].edition;
}

/// How the page's own edition, item or free page came to be what it is.
std::optional<Past> past_of(const Site& site, const PageSpec& page) {
  if (!site.history) return std::nullopt;
  const Archive& archive = site.archive;
  switch (page.kind) {
    case PageKind::edition:
      return site.history->of(archive, archive.editions[page.subject]);
    case PageKind::item:
      return site.history->of(archive, archive.items[page.subject]);
    case PageKind::page:
      return site.history->of(archive, archive.pages[page.subject]);
    default:
      return std::nullopt;
  }
}

}  // namespace

PageParts parts_of(const Site& site, const Relations& relations, const PageSpec& page) {
  const Archive& archive = site.archive;
  PageParts parts;
  parts.past = past_of(site, page);
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
      parts.related = relations.items.of(index);
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
      add_list(archive, archive.tags[page.subject].items, page.list_page, parts);
      parts.related_tags = relations.tags.of(page.subject);
      parts.shows_counts = true;
      break;
    case PageKind::sources:
      parts.sources = part_of(relations.sources.get(), page.list_page, sources_a_page);
      break;
    case PageKind::source:
      parts.source = &archive.sources[page.subject];
      add_list(archive, parts.source->items, page.list_page, parts);
      break;
    case PageKind::titles:
      parts.shows_letters = true;
      parts.shows_letter_counts = true;
      break;
    case PageKind::letter:
      parts.letter = &archive.letters[page.subject];
      parts.shows_letters = true;
      parts.items = slice(relations.titles.of(page.subject), page.list_page, titles_a_page);
      break;
    case PageKind::year:
      parts.editions = editions_of_year(archive, static_cast<int>(page.subject));
      parts.shows_items_of_editions = true;
      break;
    case PageKind::trends:
      parts.shows_archive = true;
      break;
    case PageKind::changes:
      parts.changes = site.history->recent_changes(archive);
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
