#include "links/link_report.hpp"

#include <fmt/format.h>

#include <set>

#include "links/redirects.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// Whether Markdown would read a character reference in it: "&copy;".
bool holds_entity(std::string_view url) {
  for (std::size_t at = url.find('&'); at != url.npos; at = url.find('&', at + 1)) {
    std::size_t end = at + 1;
    while (end < url.size() && (is_ascii_alnum(url[end]) || url[end] == '#')) ++end;
    if (end < url.size() && url[end] == ';') return true;
  }
  return false;
}

/// `url` as it has to be written where `written` stands; none if that could be read as another.
std::optional<std::string> in_place_of(const LinkPlace& place, std::string_view written,
                                       const std::string& url) {
  if (url_fault(url)) return std::nullopt;  // the fragment is the author's own
  if (place.kind == LinkPlace::Kind::yaml) {
    const std::string quoted = '"' + url + '"';  // a quotation mark or a backslash isn't in a URL
    if (written == place.url.text) {
      // A comma ends a plain scalar in {…}.
      return url.find(',') == url.npos ? url : quoted;
    }
    const bool is_quoted =
        written == '"' + place.url.text + '"' || written == '\'' + place.url.text + '\'';
    return is_quoted ? std::optional(quoted) : std::nullopt;
  }
  std::string markdown;
  for (const char c : url) {
    if (c == '(' || c == ')') {
      markdown += c == '(' ? "%28" : "%29";
    } else {
      markdown += c;
    }
  }
  // A bare link's end is a matter of punctuation.
  const bool has_clear_end = is_ascii_alnum(markdown.back()) || markdown.back() == '/';
  if (written != place.url.text || !has_clear_end || holds_entity(url)) return std::nullopt;
  return markdown;
}

Diagnostic dead_link(const LinkRecord& record) {
  Diagnostic diagnostic{
      .code = Code::dead_link,
      .span = {},
      .message = fmt::format("this link has been dead since {}: {}", to_iso(record.since),
                             reason_in_words(record.reason))};
  diagnostic.help =
      record.archive.empty()
          ? "look whether the page has moved; no archived copy of it is known"
          : fmt::format("readers find {} beside it; if the page has moved, write its new address",
                        record.archive);
  return diagnostic;
}

Diagnostic moved_link(const LinkRecord& record) {
  if (is_fallen_to_home_page(record.url, record.moved_to)) {
    return {.code = Code::moved_link,
            .span = {},
            .message = fmt::format("this link now leads to a home page, `{}`; what it led to may "
                                   "be gone",
                                   record.moved_to),
            .help = "look where the page is now, and write that address"};
  }
  return {.code = Code::moved_link,
          .span = {},
          .message = fmt::format("this page has moved for good, to `{}`", record.moved_to),
          .help = "write the new address"};
}

Diagnostic private_link() {
  return {.code = Code::private_link,
          .span = {},
          .message = "this link leads into a private network, where readers can't follow",
          .help =
              "link to an address that everybody can reach; if your readers are in that "
              "network, write `links: {private: allow}` in tokensite.yml"};
}

std::optional<Diagnostic> diagnostic_on(const LinkRecord& record) {
  switch (record.state) {
    case LinkState::dead:
      return dead_link(record);
    case LinkState::moved:
      return moved_link(record);
    case LinkState::hidden:
      return private_link();
    case LinkState::alive:
    case LinkState::blocked:
    case LinkState::failing:
      break;
  }
  return std::nullopt;
}

void add_fix(Diagnostic& diagnostic, const LinkRecord& record, const LinkPlace& place,
             const Sources& sources) {
  if (record.state != LinkState::moved || is_fallen_to_home_page(record.url, record.moved_to)) {
    return;
  }
  const std::string url = with_fragment_of(place.url.text, record.moved_to);
  const auto written = in_place_of(place, sources.text(place.url.span), url);
  if (!written) return;
  diagnostic.fixes.push_back({.message = "write the new address",
                              .edits = {{.span = place.url.span, .replacement = *written}}});
}

}  // namespace

void report_links(const LinkLock& lock, const SiteLinks& links, const Sources& sources,
                  Diagnostics& diagnostics) {
  for (const auto& [url, link] : links) {
    const auto found = lock.find(url);
    if (found == lock.end()) continue;
    const std::optional<Diagnostic> diagnostic = diagnostic_on(found->second);
    if (!diagnostic) continue;
    std::set<Span> places;  // links that share a definition share its place
    for (const LinkPlace& place : link.places) {
      const bool is_literal = place.url.span.begin < place.url.span.end;
      const Span span = is_literal ? place.url.span : place.near;
      if (!places.insert(span).second) continue;
      Diagnostic here = *diagnostic;
      here.span = span;
      if (is_literal) add_fix(here, found->second, place, sources);
      diagnostics.push_back(std::move(here));
    }
  }
}

}  // namespace tokensite
