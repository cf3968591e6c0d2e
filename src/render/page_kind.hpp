// The kinds of pages that a theme has templates for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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
  search,
  feeds,
  page,
  not_found,
};

struct PageKindInfo {
  PageKind kind;
  std::string_view template_name;  ///< as docs/themes.md has it
  const char* flag;                ///< true on this kind's pages
  bool is_list;                    ///< falls back on the template `list`
};

inline constexpr auto page_kinds = std::to_array<PageKindInfo>({
    {PageKind::home, "home", "is_home", false},
    {PageKind::editions, "editions", "is_editions", true},
    {PageKind::edition, "edition", "is_edition", false},
    {PageKind::item, "item", "is_item", false},
    {PageKind::sections, "sections", "is_sections", true},
    {PageKind::section, "section", "is_section", true},
    {PageKind::tags, "tags", "is_tags", true},
    {PageKind::tag, "tag", "is_tag", true},
    {PageKind::search, "search", "is_search", true},
    {PageKind::feeds, "feeds", "is_feeds", true},
    {PageKind::page, "page", "is_page", false},
    {PageKind::not_found, "not-found", "is_not_found", false},
});

}  // namespace tokensite
