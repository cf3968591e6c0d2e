#include "render/changes_view.hpp"

#include <fmt/format.h>

#include "index/addresses.hpp"

namespace tokensite {
namespace {

using Subject = Change::Subject;

View change_view(const Site& site, const SiteViews& views, const Change& change) {
  const bool is_added = change.kind == Change::Kind::added;
  const bool is_edition = change.subject == Subject::edition;
  const View* edition = nullptr;
  if (is_edition) edition = &views.edition(change.index);
  if (change.subject == Subject::item)
    edition = &views.edition(site.archive.items[change.index].edition);
  const std::string address =
      change.subject == Subject::many ? std::string() : address_of(site, change);
  View view;
  view.set_flag(ViewKey::is_added, is_added)
      .set_flag(ViewKey::is_edition, is_edition)
      .set_flag(ViewKey::is_item, change.subject == Subject::item)
      .set_flag(ViewKey::is_page, change.subject == Subject::page)
      .set(ViewKey::label, site.theme.words(is_added ? "change.added" : "change.corrected"))
      .set(ViewKey::title, title_of(site, change))
      .set(ViewKey::url, address.empty() ? "" : site.url(address))
      .set(ViewKey::item_count_label,
           is_edition && is_added ? site.theme.counted("items", change.items) : "")
      .set_object(ViewKey::edition, edition)
      .set(ViewKey::editors, name_list(change.editors));
  return view;
}

}  // namespace

std::string title_of(const Site& site, const Change& change) {
  switch (change.subject) {
    case Subject::edition:
      return site.archive.editions[change.index].title;
    case Subject::item:
      return site.archive.items[change.index].title.text;
    case Subject::page:
      return site.archive.pages[change.index].title;
    case Subject::many:
      break;
  }
  std::string title;
  if (change.editions > 0) title = site.theme.counted("editions", change.editions);
  if (change.editions > 0 && change.items > 0) title += ", ";
  if (change.items > 0) title += site.theme.counted("items", change.items);
  return title;
}

std::string address_of(const Site& site, const Change& change) {
  switch (change.subject) {
    case Subject::edition:
      return edition_address(site.archive.editions[change.index]);
    case Subject::item:
      return item_address(site.archive, site.archive.items[change.index]);
    case Subject::page:
      return page_address(site.archive.pages[change.index]);
    case Subject::many:
      break;
  }
  return changes_address;
}

std::string name_list(std::span<const std::string> names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<const View*> make_days(const Site& site, const SiteViews& views,
                                   std::span<const Change> changes, std::deque<View>& own) {
  std::vector<const View*> days;
  for (std::size_t begin = 0; begin < changes.size();) {
    const Date& day = changes[begin].day;
    std::vector<const View*> its_changes;
    for (; begin < changes.size() && changes[begin].day == day; ++begin) {
      View change = change_view(site, views, changes[begin]);
      its_changes.push_back(&own.emplace_back(std::move(change)));
    }
    View view = make_date_view(site, day);
    view.set_list(ViewKey::changes, its_changes);
    days.push_back(&own.emplace_back(std::move(view)));
  }
  return days;
}

}  // namespace tokensite
