#include "model/body.hpp"

#include <algorithm>

#include "support/escape.hpp"

namespace tokensite {

std::string html_at(const Body& body, const BodyPlace& place) {
  std::string levelled = body.html;
  for (const std::uint32_t digit : body.heading_digits) {
    const int level = levelled[digit] - '0' + place.top_heading - 1;
    levelled[digit] = static_cast<char>('0' + std::min(level, 6));
  }
  if (body.links.empty()) return levelled;
  std::string html;
  html.reserve(levelled.size() + body.links.size() * 64);
  std::size_t copied = 0;
  for (const InternalLink& link : body.links) {
    html.append(levelled, copied, link.at - copied);
    append_html_escaped(html, place.prefix);
    append_html_escaped(html, link.target);
    copied = link.at;
  }
  html.append(levelled, copied);
  return html;
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
