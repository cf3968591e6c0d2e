#include "render/site_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/xml.hpp"
#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {

namespace {

constexpr const char* sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The day of the last change of the page with this kind and subject.
std::optional<Date> last_change(const Site& site, const PageSpec& page) {
  if (!site.history) return std::nullopt;
  const Archive& archive = site.archive;
  switch (page.kind) {
    case PageKind::home: {
      std::optional<Date> last;
      for (const Edition& edition : archive.editions)
        last = std::max(last, site.history->of(archive, edition).modified);
      return last;
    }
    case PageKind::edition:
      return site.history->of(archive, archive.editions[page.subject]).modified;
    case PageKind::item:
      return site.history->of(archive, archive.items[page.subject]).modified;
    case PageKind::page:
      return site.history->of(archive, archive.pages[page.subject]).modified;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string sitemap_xml(const Site& site, std::span<const PageSpec> pages) {
  XmlWriter xml;
  xml.begin("urlset", {{"xmlns", sitemap_namespace}});
  for (const PageSpec& page : pages) {
    if (page.kind == PageKind::not_found) continue;
    xml.begin("url").element("loc", site.absolute_url(page.address));
    if (const auto day = last_change(site, page)) xml.element("lastmod", to_iso(*day));
    xml.end();
  }
  return xml.end().take();
}

Fingerprint sitemap_fingerprint(const Site& site, std::span<const PageSpec> pages) {
  Hasher hasher;
  hasher.add(site.fingerprint);
  for (const PageSpec& page : pages) {
    hasher.add(page.address);
    if (const auto day = last_change(site, page)) hasher.add(to_iso(*day));
  }
  return hasher.finish();
}

std::string sitemap_part_name(std::size_t part) { return fmt::format("sitemap-{}.xml", part + 1); }

std::string sitemap_index_xml(const Site& site, std::size_t parts) {
  XmlWriter xml;
  xml.begin("sitemapindex", {{"xmlns", sitemap_namespace}});
  for (std::size_t part = 0; part < parts; ++part) {
    xml.begin("sitemap").element("loc", site.absolute_url(sitemap_part_name(part))).end();
  }
  return xml.end().take();
}

std::string robots_txt(const Site& site) {
  return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute_url("sitemap.xml"));
}

std::string opensearch_xml(const Site& site) {
  // The standard allows a short name of 16 characters and a description of 1024.
  const std::string& title = site.config.title;
  XmlWriter xml;
  xml.begin("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
  xml.element("ShortName", shortened(title, 15))
      .element("Description",
               shortened(site.config.tagline.empty() ? title : site.config.tagline, 1000))
      .element("InputEncoding", "UTF-8")
      .empty("Url", {{"type", "text/html"},
                     {"template", site.absolute_url("search/") + "?q={searchTerms}"}});
  return xml.end().take();
}

std::string redirect_html(const Site& site, std::string_view address) {
  const std::string url = html_escaped(site.url(address));
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
      "<meta http-equiv=\"refresh\" content=\"0; url={}\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n"
      "<link rel=\"canonical\" href=\"{}\">\n</head>\n<body>\n<p><a "
      "href=\"{}\">{}</a></p>\n</body>\n"
      "</html>\n",
      html_escaped(site.config.language), html_escaped(site.config.title), url,
      html_escaped(site.absolute_url(address)), url, html_escaped(site.absolute_url(address)));
}

}  // namespace tokensite
