#include "render/json_ld.hpp"

#include <initializer_list>

#include "index/addresses.hpp"
#include "support/json.hpp"

namespace tokensite {
namespace {

void write_periodical(JsonWriter& json, const Site& site) {
  json.begin_object()
      .member("@type", "Periodical")
      .member("name", site.config.title)
      .member("url", site.config.base_url)
      .end_object();
}

void write_author(JsonWriter& json, const Site& site) {
  if (site.config.author_name.empty()) return;
  json.key("author").begin_object();
  json.member("@type", "Organization").member("name", site.config.author_name).end_object();
}

/// The thing that an item recommends.
void write_recommended(JsonWriter& json, const Item& item) {
  json.begin_object().member("@type", "CreativeWork").member("name", item.title.text);
  json.member_if("url", item.url.text);
  if (!item.authors.empty()) {
    json.key("author").begin_array();
    for (const std::string& author : item.authors) {
      json.begin_object().member("@type", "Person").member("name", author).end_object();
    }
    json.end_array();
  }
  if (item.published) json.member("datePublished", to_iso(*item.published));
  json.end_object();
}

void write_breadcrumbs(JsonWriter& json, const Site& site,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> steps) {
  json.key("breadcrumb").begin_object().member("@type", "BreadcrumbList");
  json.key("itemListElement").begin_array();
  std::int64_t position = 0;
  for (const auto& [name, address] : steps) {
    json.begin_object()
        .member("@type", "ListItem")
        .member("position", ++position)
        .member("name", name)
        .member("item", site.absolute_url(address))
        .end_object();
  }
  json.end_array().end_object();
}

void write_edition(JsonWriter& json, const Site& site, const Edition& edition) {
  json.member("@type", "PublicationIssue")
      .member("issueNumber", edition.number)
      .member("datePublished", to_iso(edition.date));
  json.key("isPartOf");
  write_periodical(json, site);
  write_author(json, site);
  json.key("hasPart").begin_array();
  for (const Item& item : site.archive.items_of(edition)) write_recommended(json, item);
  json.end_array();
}

void write_item_page(JsonWriter& json, const Site& site, const Item& item) {
  const Edition& edition = site.archive.edition_of(item);
  json.member("@type", "WebPage").member("datePublished", to_iso(edition.date));
  write_author(json, site);
  json.key("mainEntity");
  write_recommended(json, item);
  write_breadcrumbs(json, site,
                    {{site.config.title, ""},
                     {edition.title, edition_address(edition)},
                     {item.title.text, item_address(site.archive, item)}});
}

}  // namespace

std::string json_ld(const Site& site, const PageSpec& page, const std::string& title,
                    const std::string& description, const std::optional<Date>& updated) {
  JsonWriter json;
  json.begin_object().member("@context", "https://schema.org");
  switch (page.kind) {
    case PageKind::home:
      json.member("@type", "WebSite");
      write_author(json, site);
      break;
    case PageKind::edition:
      write_edition(json, site, site.archive.editions[page.subject]);
      break;
    case PageKind::item:
      write_item_page(json, site, site.archive.items[page.subject]);
      break;
    default:
      json.member("@type", page.kind == PageKind::page ? "WebPage" : "CollectionPage");
      break;
  }
  if (updated) json.member("dateModified", to_iso(*updated));
  json.member("name", title)
      .member_if("description", description)
      .member("url", site.absolute_url(page.address))
      .member("inLanguage", site.config.language)
      .end_object();
  return json_for_html(json.take());
}

}  // namespace tokensite
