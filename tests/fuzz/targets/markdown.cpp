#include "parse/markdown.hpp"

#include <algorithm>

#include "parse/source_text.hpp"
#include "support/text.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {
namespace {

std::string try_rendering(const Sources& sources, Span where, RawHtml raw_html) {
  Diagnostics diagnostics;
  const Body body = render_markdown(sources, where, {.raw_html = raw_html}, diagnostics);
  if (std::string fault = fault_in_diagnostics(diagnostics, sources); !fault.empty()) return fault;
  const bool is_cut = std::ranges::any_of(
      diagnostics, [](const Diagnostic& d) { return d.code == Code::file_too_large; });
  if (is_cut) return {};
  for (const InternalLink& link : body.links) {
    if (link.at > body.html.size() || link.span.end > where.end)
      return "a link leads out of the text";
  }
  if (find_invalid_utf8(body.plain_text) || find_invalid_utf8(body.lead))
    return "the words are no text";
  const std::string html = html_at(body, {.prefix = "/base/", .top_heading = 3});
  (void)markdown_with_links(body, sources.text(where), "https://example.org/");
  if (raw_html == RawHtml::escape) return fault_in_html(html);
  return find_invalid_utf8(html) ? "the HTML is no UTF-8" : "";
}

}  // namespace

std::string try_markdown(std::string_view bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("content/x.md", std::string(bytes));
  const std::optional<Span> where = readable_text(sources, file, diagnostics);
  if (!where) return fault_in_diagnostics(diagnostics, sources);
  std::string fault = try_rendering(sources, *where, RawHtml::escape);
  return fault.empty() ? try_rendering(sources, *where, RawHtml::allow) : fault;
}

}  // namespace tokensite
