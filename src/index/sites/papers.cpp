// Papers: arXiv, DOIs and the publishers that have them in their addresses, OpenReview.
#include <algorithm>
#include <iterator>

#include "index/sites/site_rules.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

std::string_view without_suffix(std::string_view text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
  return text;
}

std::string_view without_version(std::string_view id) {
  const std::size_t v = id.rfind('v');
  return v != id.npos && v > 0 && is_digits(id.substr(v + 1)) ? id.substr(0, v) : id;
}

/// "2401.12345v2" -> "2401.12345", "math.GT/0309136v1" -> "math/0309136"; empty if it is no
/// identifier. Both schemes: https://info.arxiv.org/help/arxiv_identifier.html.
std::string arxiv_id(std::string_view text) {
  constexpr std::string_view prefix = "arxiv:";
  if (equal_ignoring_ascii_case(text.substr(0, prefix.size()), prefix)) {
    text.remove_prefix(prefix.size());
  }
  text = without_version(without_suffix(text, ".pdf"));
  if (const std::size_t slash = text.find('/'); slash != text.npos) {
    const std::string_view archive = text.substr(0, std::min(text.find('.'), slash));
    const std::string_view number = text.substr(slash + 1);
    const bool is_old = number.size() == 7 && is_digits(number) && !archive.empty() &&
                        slash - archive.size() <= 3 &&
                        std::ranges::all_of(text.substr(0, slash), [](char c) {
                          return (is_ascii_alnum(c) && !is_ascii_digit(c)) || c == '-' || c == '.';
                        });
    return is_old ? lower_path(archive).append("/").append(number) : std::string();
  }
  const std::string_view month = text.substr(0, std::min<std::size_t>(text.size(), 4));
  const bool is_new = (text.size() == 9 || text.size() == 10) && text[4] == '.' &&
                      is_digits(month) && is_digits(text.substr(5)) && month.substr(2) >= "01" &&
                      month.substr(2) <= "12";
  return is_new ? std::string(text) : std::string();
}

KnownPage paper_with_doi(std::string_view doi) {
  return {.identity = "doi.org/" + lower_path(doi)};
}

bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  return text.starts_with("10.") && slash != text.npos && slash > 3 && slash + 1 < text.size() &&
         is_ascii_digit(text[3]);
}

}  // namespace

std::optional<KnownPage> arxiv_page(const WebAddress& address) {
  constexpr std::string_view forms[] = {"abs", "pdf", "html", "format", "ps", "src", "e-print"};
  const std::string_view form = address.segment(0);
  if (std::ranges::find(forms, form) == std::end(forms) || address.segment_count() > 3) {
    return std::nullopt;
  }
  const std::string id = arxiv_id(address.path_from(1).substr(address.segment_count() > 1 ? 1 : 0));
  if (id.empty()) return std::nullopt;
  KnownPage page{.identity = "arxiv.org/abs/" + id};
  // Who links to another site's rendering, or to the sources, does so on purpose.
  const bool is_own = address.host == "arxiv.org" || address.host == "export.arxiv.org";
  if (is_own && form != "src" && form != "e-print") page.canonical = page.identity;
  return page;
}

std::optional<KnownPage> doi_page(const WebAddress& address) {
  const std::string_view doi = address.path_from(0).substr(address.path.empty() ? 0 : 1);
  if (!is_doi(doi)) return std::nullopt;
  // DOIs don't distinguish case (DOI Handbook, 2.4).
  KnownPage page = paper_with_doi(doi);
  constexpr std::string_view arxiv = "doi.org/10.48550/arxiv.";
  if (page.identity.starts_with(arxiv)) {
    if (const std::string id = arxiv_id(page.identity.substr(arxiv.size())); !id.empty()) {
      page.identity = page.canonical = "arxiv.org/abs/" + id;
      return page;
    }
  }
  if (address.host != "doi.org") page.canonical = "doi.org" + address.path;
  return page;
}

/// Publishers on Atypon's platform: /doi/10.1145/3292500, /doi/pdf/10.1145/3292500.
std::optional<KnownPage> publisher_page(const WebAddress& address) {
  constexpr std::string_view forms[] = {"abs",      "book", "epdf",      "epub",    "full",
                                        "fullHtml", "pdf",  "pdfdirect", "pdfplus", "reader"};
  if (address.segment(0) != "doi") return std::nullopt;
  const bool has_form = std::ranges::find(forms, address.segment(1)) != std::end(forms);
  const std::size_t start = has_form ? 2 : 1;
  if (address.segment_count() != start + 2) return std::nullopt;
  const std::string_view doi = address.path_from(start).substr(1);
  if (!is_doi(doi)) return std::nullopt;
  return paper_with_doi(doi);
}

std::optional<KnownPage> springer_page(const WebAddress& address) {
  const std::string_view kind = address.segment(0);
  const bool is_file = kind == "content" && address.segment(1) == "pdf";
  if (!is_file && kind != "article" && kind != "chapter" && kind != "book") return std::nullopt;
  const std::size_t start = is_file ? 2 : 1;
  if (address.segment_count() != start + 2) return std::nullopt;
  const std::string_view doi = address.path_from(start).substr(1);
  if (!is_doi(doi)) return std::nullopt;
  return paper_with_doi(is_file ? without_suffix(doi, ".pdf") : doi);
}

/// /content/10.1101/2020.01.30.927871v2.full.pdf: the version is no part of the DOI.
std::optional<KnownPage> biorxiv_page(const WebAddress& address) {
  if (address.segment(0) != "content" || address.segment_count() != 3) return std::nullopt;
  std::string_view doi = address.path_from(1).substr(1);
  for (const std::string_view suffix : {".pdf", ".full", ".full-text", ".abstract"}) {
    doi = without_suffix(doi, suffix);
  }
  doi = without_version(doi);
  if (!is_doi(doi)) return std::nullopt;
  return paper_with_doi(doi);
}

/// The journals of Nature have their article's name for the DOI's suffix.
std::optional<KnownPage> nature_page(const WebAddress& address) {
  if (address.host != "nature.com" || address.segment(0) != "articles" ||
      address.segment_count() != 2) {
    return std::nullopt;
  }
  const std::string_view name = without_suffix(address.segment(1), ".pdf");
  const bool is_name =
      std::ranges::all_of(name, [](char c) { return is_ascii_alnum(c) || c == '-'; });
  const bool is_own = name.starts_with("s4") || name.starts_with("d4") ||
                      name.starts_with("nature") || name.starts_with("ncomms") ||
                      name.starts_with("srep");
  if (!is_name || !is_own) return std::nullopt;
  return paper_with_doi(std::string("10.1038/").append(name));
}

std::optional<KnownPage> openreview_page(const WebAddress& address) {
  const std::string_view form = address.segment(0);
  const QueryParameter* id = address.find("id");
  if ((form != "forum" && form != "pdf") || address.segment_count() != 1 || id == nullptr ||
      id->value.empty()) {
    return std::nullopt;
  }
  static constexpr std::string_view idle[] = {"id"};
  KnownPage page{.identity = std::string("openreview.net/forum?id=").append(id->value)};
  if (form == "pdf") {
    page.canonical = page.identity;
    page.idle_parameters = idle;
  }
  return page;
}

std::optional<KnownPage> acl_anthology_page(const WebAddress& address) {
  if (address.segment_count() != 1) return std::nullopt;
  const std::string_view name = address.segment(0);
  const std::string_view id = without_suffix(name, ".pdf");
  KnownPage page{.identity = std::string("aclanthology.org/").append(id), .has_query = true};
  if (id != name) page.canonical = page.identity;
  return page;
}

}  // namespace tokensite
