#include "render/edition_view.hpp"

#include <fmt/format.h>

#include "render/views.hpp"

namespace tokensite {

View make_full_edition_view(const Site& site, std::size_t index, const ItemViews& item,
                            std::deque<View>& own) {
  const Edition& edition = site.archive.editions[index];
  std::vector<const View*> tldr;
  std::vector<const View*> sections;
  for (std::size_t s = 0; s < site.config.sections.size(); ++s) {
    const std::string_view line = tldr_line(edition, site.config.sections[s].id);
    const auto items = site.archive.items_of(edition, s);
    std::vector<const View*> item_views;
    for (const Item& one : items) item_views.push_back(&item(site.archive.index_of(one)));
    View& view = own.emplace_back(make_section_view(site, s));
    view.set(ViewKey::text, line)
        .set(ViewKey::tldr, line)
        .set(ViewKey::count, fmt::format("{}", items.size()))
        .set(ViewKey::count_label, site.theme.counted("items", items.size()))
        .set_list(ViewKey::items, item_views);
    if (!line.empty()) tldr.push_back(&view);
    if (!items.empty()) sections.push_back(&view);
  }
  const View& date = own.emplace_back(make_date_view(site, edition.date));
  return std::move(make_edition_view(site, edition, date)
                       .set_list(ViewKey::tldr, tldr)
                       .set_list(ViewKey::sections, sections));
}

}  // namespace tokensite
