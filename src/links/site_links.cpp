#include "links/site_links.hpp"

#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

void add(SiteLinks& links, LinkPlace place, const Date& date) {
  const std::optional<UrlParts> parts = split_url(place.url.text);
  if (!parts) return;
  const std::string scheme = ascii_lower(parts->scheme);
  if (scheme != "https" && scheme != "http") return;
  std::string url = request_url(place.url.text);
  if (url_fault(url)) return;
  SiteLink& link = links[std::move(url)];
  if (date.year != 0 && (link.date.year == 0 || date < link.date)) link.date = date;
  link.places.push_back(std::move(place));
}

void add_body(SiteLinks& links, const Body& body, const Date& date) {
  const Span begin{.file = body.source.file, .begin = body.source.begin, .end = body.source.begin};
  for (const Spanned& link : body.external_links) {
    add(links, {.url = link, .near = begin, .kind = LinkPlace::Kind::markdown}, date);
  }
}

}  // namespace

void forget_others(LinkLock& lock, const SiteLinks& links) {
  std::erase_if(lock, [&](const auto& entry) { return !links.contains(entry.first); });
}

void add_links(SiteLinks& links, const Edition& edition) {
  add_body(links, edition.intro, edition.date);
}

void add_links(SiteLinks& links, const Item& item, const Date& edition_date) {
  add(links, {.url = item.url, .near = item.url.span}, edition_date);
  for (const ItemLink& link : item.links) {
    add(links, {.url = link.url, .near = link.url.span}, edition_date);
  }
  add_body(links, item.body, edition_date);
}

void add_links(SiteLinks& links, const Page& page) { add_body(links, page.body, {}); }

}  // namespace tokensite
