#include "model/body.hpp"

#include "support/escape.hpp"

namespace tokensite {

std::string html_with_links(const Body& body, std::string_view prefix) {
  if (body.links.empty()) return body.html;
  std::string html;
  html.reserve(body.html.size() + body.links.size() * 64);
  std::size_t copied = 0;
  for (const InternalLink& link : body.links) {
    html.append(body.html, copied, link.at - copied);
    append_html_escaped(html, prefix);
    append_html_escaped(html, link.target);
    copied = link.at;
  }
  html.append(body.html, copied);
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
