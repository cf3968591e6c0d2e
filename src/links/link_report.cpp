#include "links/link_report.hpp"

#include <fmt/format.h>

#include <set>

#include "links/redirects.hpp"
#include "model/link_place.hpp"

namespace tokensite {
namespace {

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
  const auto written = address_in_place_of(place, sources.text(place.url.span), url);
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
      const Span span = place.shown();
      if (!places.insert(span).second) continue;
      Diagnostic here = *diagnostic;
      here.span = span;
      if (place.is_literal()) add_fix(here, found->second, place, sources);
      diagnostics.push_back(std::move(here));
    }
  }
}

}  // namespace tokensite
