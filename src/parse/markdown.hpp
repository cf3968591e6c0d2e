// Markdown (CommonMark with GitHub's tables, strikethrough and autolinks) -> Body: the only place
// that knows md4c.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/sources.hpp"
#include "model/body.hpp"
#include "model/config.hpp"

namespace tokensite {

struct MarkdownOptions {
  RawHtml raw_html = RawHtml::escape;
};

/// Renders what `where` spans. Targets that would run a script lose their link and are reported;
/// links without a scheme become `Body::links`, to be resolved once the archive is known.
Body render_markdown(const Sources& sources, Span where, const MarkdownOptions& options,
                     Diagnostics& diagnostics);

}  // namespace tokensite
