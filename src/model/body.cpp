#include "model/body.hpp"

#include <algorithm>
#include <utility>

#include "support/escape.hpp"

namespace tokensite {
namespace {

struct Insertion {
  std::uint32_t at = 0;  ///< byte offset into the HTML
  std::string html;
};

std::vector<Insertion> internal_addresses(const Body& body, std::string_view prefix) {
  std::vector<Insertion> insertions;
  insertions.reserve(body.links.size());
  for (const InternalLink& link : body.links) {
    Insertion& address = insertions.emplace_back(Insertion{.at = link.at, .html = {}});
    append_html_escaped(address.html, prefix);
    append_html_escaped(address.html, link.target);
  }
  return insertions;
}

void add_archived_copies(const Body& body, const ArchivedLinks& archived,
                         std::vector<Insertion>& insertions) {
  const std::size_t before = insertions.size();
  for (std::size_t i = 0; i < body.external_links.size(); ++i) {
    const std::string_view copy = archived_copy_of(archived.copies, body.external_links[i].text);
    if (copy.empty() || body.external_link_ends[i] == 0) continue;
    std::string html = " <small class=\"archived\">(<a href=\"";
    append_html_escaped(html, copy);
    html += "\">";
    append_html_escaped(html, archived.label);
    html += "</a>)</small>";
    insertions.push_back({.at = body.external_link_ends[i], .html = std::move(html)});
  }
  if (insertions.size() > before) std::ranges::stable_sort(insertions, {}, &Insertion::at);
}

}  // namespace

std::string html_at(const Body& body, const BodyPlace& place) {
  std::string levelled(body.html);
  for (const std::uint32_t digit : body.heading_digits) {
    const int level = levelled[digit] - '0' + place.top_heading - 1;
    levelled[digit] = static_cast<char>('0' + std::min(level, 6));
  }
  std::vector<Insertion> insertions = internal_addresses(body, place.prefix);
  if (place.archived != nullptr) add_archived_copies(body, *place.archived, insertions);
  if (insertions.empty()) return levelled;
  std::string html;
  html.reserve(levelled.size() + insertions.size() * 64);
  std::size_t copied = 0;
  for (const Insertion& insertion : insertions) {
    html.append(levelled, copied, insertion.at - copied);
    html += insertion.html;
    copied = insertion.at;
  }
  html.append(levelled, copied);
  return html;
}

bool has_archived_link(const Body& body, const ArchivedCopies& copies) {
  return std::ranges::any_of(body.external_links, [&](const Spanned& link) {
    return !archived_copy_of(copies, link.text).empty();
  });
}

std::string markdown_with_links(const Body& body, std::string_view markdown,
                                std::string_view prefix) {
  std::string text;
  std::size_t copied = 0;
  for (const InternalLink& link : body.links) {
    const std::size_t begin = link.span.begin - body.source.begin;
    const std::size_t end = link.span.end - body.source.begin;
    if (link.span.begin >= link.span.end || begin < copied) continue;
    text.append(markdown, copied, begin - copied);
    text.append(prefix);
    text.append(link.target);
    copied = end;
  }
  text.append(markdown.substr(copied));
  return text;
}

}  // namespace tokensite
