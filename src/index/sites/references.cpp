// Wikipedia and its sisters, Amazon, Google's documents.
#include <algorithm>
#include <iterator>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// As MediaWiki has it: spaces are underscores, and on Wikipedia the first letter is a capital.
std::string article_name(std::string_view title, bool has_capital) {
  std::string name;
  for (std::size_t at = 0; at < title.size(); ++at) {
    const bool is_space = title.substr(at).starts_with("%20");
    name += is_space ? '_' : title[at];
    if (is_space) at += 2;
  }
  if (has_capital && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

/// "en.m.wikipedia.org" -> "en.wikipedia.org", "m.wikidata.org" -> "wikidata.org".
std::string desktop_host(std::string_view host) {
  const std::size_t dot = host.rfind('.', host.rfind('.') - 1);
  if (dot == host.npos) return std::string(host);
  std::string_view language = host.substr(0, dot);
  while (language == "m" || language.ends_with(".m")) {
    language.remove_suffix(language.size() > 1 ? 2 : 1);
  }
  return std::string(language).append(host.substr(language.empty() ? dot + 1 : dot));
}

bool is_file_id(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
}

bool is_product(std::string_view text) {
  return text.size() == 10 && std::ranges::all_of(text, [](char c) {
           return is_ascii_digit(c) || (c >= 'A' && c <= 'Z');
         });
}

}  // namespace

std::optional<KnownPage> wikimedia_page(const WebAddress& address) {
  const std::string host = desktop_host(address.host);
  KnownPage page{.identity = host + address.path, .has_query = true};
  if (host != address.host) page.canonical_host = host;
  constexpr std::string_view articles = "/wiki/";
  if (address.path.size() > articles.size() && address.path.starts_with(articles)) {
    const std::string_view title = std::string_view(address.path).substr(articles.size());
    page.identity =
        host + std::string(articles) + article_name(title, host.ends_with("wikipedia.org"));
  }
  return page;
}

/// The product's number stands behind /dp/, /gp/product/, /gp/aw/d/ or /exec/obidos/ASIN/; shops of
/// different countries stay apart.
std::optional<KnownPage> amazon_page(const WebAddress& address) {
  const std::string_view host =
      std::string_view(address.host).substr(address.host.starts_with("smile.") ? 6 : 0);
  constexpr std::string_view markers[] = {"dp", "product", "d", "ASIN"};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string_view marker = address.segment(i);
    const std::string_view product = address.segment(i + 1);
    if (std::ranges::find(markers, marker) == std::end(markers) || !is_product(product)) continue;
    KnownPage page{.identity = std::string(host).append("/dp/").append(product)};
    page.canonical = "www." + page.identity;
    return page;
  }
  return std::nullopt;
}

/// /document/u/0/d/<id>/edit: how it is opened is no part of what it is.
std::optional<KnownPage> google_document_page(const WebAddress& address) {
  constexpr std::string_view kinds[] = {"document", "spreadsheets", "presentation", "forms",
                                        "drawings"};
  constexpr std::string_view views[] = {
      "",        "edit", "htmlview", "mobilebasic", "mobilepresent", "present",
      "preview", "pub",  "pubhtml",  "view",        "viewform"};
  const std::string_view kind = address.segment(0);
  if (std::ranges::find(kinds, kind) == std::end(kinds)) return std::nullopt;
  std::size_t at = address.segment(1) == "u" ? 3 : 1;
  if (address.segment(at) != "d") return std::nullopt;
  const bool is_published = address.segment(at + 1) == "e";
  at += is_published ? 2 : 1;
  const bool is_view = std::ranges::find(views, address.segment(at + 1)) != std::end(views);
  if (address.segment(at).empty() || !is_view || address.segment_count() > at + 2) {
    return std::nullopt;
  }
  return KnownPage{.identity = std::string("docs.google.com/")
                                   .append(kind)
                                   .append(is_published ? "/d/e/" : "/d/")
                                   .append(address.segment(at))};
}

/// drive.google.com/file/d/<id>/view, /open?id=<id>, /uc?id=<id>; /drive/u/0/folders/<id>.
std::optional<KnownPage> google_drive_page(const WebAddress& address) {
  constexpr std::string_view views[] = {"", "edit", "preview", "view"};
  const std::string_view first = address.segment(0);
  const std::size_t count = address.segment_count();
  std::string_view file;
  if (first == "file" && address.segment(1) == "d" && count <= 4 &&
      std::ranges::find(views, address.segment(3)) != std::end(views)) {
    file = address.segment(2);
  } else if ((first == "open" || first == "uc") && count == 1) {
    const QueryParameter* id = address.find("id");
    if (id != nullptr && is_file_id(id->value)) file = id->value;
  }
  if (!file.empty())
    return KnownPage{.identity = std::string("drive.google.com/file/d/").append(file)};
  const std::size_t folders = address.segment(1) == "u" ? 3 : 1;
  if (first == "drive" && address.segment(folders) == "folders" && count == folders + 2) {
    return KnownPage{
        .identity =
            std::string("drive.google.com/drive/folders/").append(address.segment(folders + 1))};
  }
  return std::nullopt;
}

}  // namespace tokensite
