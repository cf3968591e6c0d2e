#include "render/site_files.hpp"

#include <fmt/format.h>

#include "render/xml.hpp"
#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {

std::string sitemap_xml(const Site& site, const std::vector<PageSpec>& pages) {
  XmlWriter xml;
  xml.begin("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
  for (const PageSpec& page : pages) {
    if (page.kind == PageKind::not_found) continue;
    xml.begin("url").element("loc", site.absolute_url(page.address)).end();
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
