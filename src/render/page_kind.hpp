// The kinds of pages that a theme has templates for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "render/view.hpp"

namespace tokensite {

enum class PageKind : std::uint8_t {
  home,
  editions,
  edition,
  item,
  sections,
  section,
  tags,
  tag,
  sources,
  source,
  titles,
  letter,
  year,
  trends,
  changes,
  search,
  feeds,
  page,
  not_found,
};

struct PageKindInfo {
  PageKind kind;
  std::string_view template_name;  ///< as docs/themes.md has it
  ViewKey flag;                    ///< true on this kind's pages
  bool is_list;                    ///< falls back on the template `list`
};

inline constexpr auto page_kinds = std::to_array<PageKindInfo>({
    {PageKind::home, "home", ViewKey::is_home, false},
    {PageKind::editions, "editions", ViewKey::is_editions, true},
    {PageKind::edition, "edition", ViewKey::is_edition, false},
    {PageKind::item, "item", ViewKey::is_item, false},
    {PageKind::sections, "sections", ViewKey::is_sections, true},
    {PageKind::section, "section", ViewKey::is_section, true},
    {PageKind::tags, "tags", ViewKey::is_tags, true},
    {PageKind::tag, "tag", ViewKey::is_tag, true},
    {PageKind::sources, "sources", ViewKey::is_sources, true},
    {PageKind::source, "source", ViewKey::is_source, true},
    {PageKind::titles, "titles", ViewKey::is_titles, true},
    {PageKind::letter, "letter", ViewKey::is_letter, true},
    {PageKind::year, "year", ViewKey::is_year, true},
    {PageKind::trends, "trends", ViewKey::is_trends, true},
    {PageKind::changes, "changes", ViewKey::is_changes, true},
    {PageKind::search, "search", ViewKey::is_search, true},
    {PageKind::feeds, "feeds", ViewKey::is_feeds, true},
    {PageKind::page, "page", ViewKey::is_page, false},
    {PageKind::not_found, "not-found", ViewKey::is_not_found, false},
});

}  // namespace tokensite
