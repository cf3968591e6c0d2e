// A line of runs -> Markdown on one line, that reads as the same words, links and marks again.
#pragma once

#include <string>
#include <vector>

#include "import/html/inline_text.hpp"
#include "import/outline.hpp"

namespace tokensite {

enum class LineKind { paragraph, heading, table_cell };

struct LineMarkdown {
  std::string markdown;
  std::string plain;
  std::vector<OutlineLink> links;
  Emphasis emphasis = Emphasis::none;
};

/// Addresses of the web that stand there as text are links, too: Markdown's readers make such of
/// them. A heading's emphasis is left out where all of it is strong: headings are.
LineMarkdown line_markdown(InlineLine line, LineKind kind, Addresses& addresses);

/// The line's words.
std::string plain_text(const InlineLine& line);

}  // namespace tokensite
