#include "render/timeline_view.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "index/addresses.hpp"

namespace tokensite {
namespace {

using Editions = std::vector<std::size_t>;

/// What a year and a month say of their editions.
void set_editions(View& view, const Site& site, const SiteViews& views, const Editions& editions) {
  std::vector<const View*> listed;
  std::size_t items = 0;
  for (const std::size_t index : editions) {
    listed.push_back(&views.edition(index));
    items += site.archive.items_of(site.archive.editions[index]).size();
  }
  view.set(ViewKey::count, fmt::format("{}", editions.size()))
      .set(ViewKey::count_label, site.theme.counted("editions", editions.size()))
      .set(ViewKey::item_count, fmt::format("{}", items))
      .set(ViewKey::item_count_label, site.theme.counted("items", items))
      .set_list(ViewKey::editions, listed);
}

}  // namespace

std::vector<const View*> make_timeline(const Site& site, const SiteViews& views,
                                       std::span<const std::size_t> editions,
                                       std::deque<View>& own) {
  std::map<int, std::map<int, Editions, std::greater<>>, std::greater<>> by_month;
  std::map<int, Editions> by_year;
  for (const std::size_t index : editions) {
    const Date& date = site.archive.editions[index].date;
    by_month[date.year][date.month].push_back(index);
    by_year[date.year].push_back(index);
  }
  std::vector<const View*> years;
  for (const auto& [year, its_months] : by_month) {
    std::vector<const View*> months;
    for (const auto& [month, its_editions] : its_months) {
      View& view = own.emplace_back();
      view.set(ViewKey::iso, to_iso({.year = year, .month = month}))
          .set(ViewKey::label, site.theme.words(fmt::format("month.{}", month)));
      set_editions(view, site, views, its_editions);
      months.push_back(&view);
    }
    View& view = own.emplace_back();
    view.set(ViewKey::year, fmt::format("{}", year))
        .set(ViewKey::url, site.url(year_address(year)))
        .set_list(ViewKey::months, months);
    set_editions(view, site, views, by_year[year]);
    years.push_back(&view);
  }
  return years;
}

}  // namespace tokensite
