// A Markdown text, rendered once and used on many pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/span.hpp"
#include "model/archived_copies.hpp"
#include "model/text.hpp"

namespace tokensite {

/// A link in a body that leads into the site. What the author wrote is kept aside; the HTML has
/// nothing at `at`, and whoever prints it puts the address there, under the prefix that suits the
/// page: the base path on pages, the base URL in feeds.
struct InternalLink {
  std::uint32_t at = 0;  ///< byte offset into `Body::html`
  std::string written;   ///< as the author has it, entities and escapes decoded
  Span span;             ///< the destination in the source; empty if it isn't there literally
  std::string target{};  ///< relative to the site's root, set by `resolve_links`: "editions/32/#x"
};

struct Body {
  Text html;
  Text plain_text;  ///< words only, white space folded
  Text lead;        ///< the first of them that are prose: no headings, code, tables, pictures
  /// Byte offsets into `html` of the digits in <h2>, </h2>. The digits count from 1, the highest
  /// heading that the text has; whoever prints it says at which level of the page that stands.
  std::vector<std::uint32_t> heading_digits;
  std::vector<InternalLink> links;
  /// Where links and pictures lead that leave the site by http or https, in the order of the text:
  /// the address with entities and escapes decoded, and where it stands in the source (an empty
  /// span if it isn't there literally). A definition that several links share stands once for each.
  std::vector<Spanned> external_links;
  /// Per external link, the byte offset in `html` after its end; 0 for a picture.
  std::vector<std::uint32_t> external_link_ends;
  Span source;  ///< the Markdown
};

/// How a copy of a page that is gone is shown beside the link to it.
struct ArchivedLinks {
  const ArchivedCopies& copies;
  std::string label;  ///< "archived copy"
};

struct BodyPlace {
  std::string_view prefix;  ///< of internal links; ends with a slash
  int top_heading = 2;      ///< the level that the text's highest heading gets on the page
  const ArchivedLinks* archived = nullptr;  ///< none: links are left as the author wrote them
};

/// The HTML as it stands at a place: internal links' addresses put in, headings at their levels.
std::string html_at(const Body& body, const BodyPlace& place);

/// Whether any of the text's links has an archived copy.
bool has_archived_link(const Body& body, const ArchivedCopies& copies);

/// The Markdown as the author wrote it, internal links replaced likewise. `markdown` is what
/// `body.source` spans.
std::string markdown_with_links(const Body& body, std::string_view markdown,
                                std::string_view prefix);

}  // namespace tokensite
