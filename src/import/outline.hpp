// A text as an editor sees it: blocks, one after the other, whatever it was written in.
//
// The text is Markdown, made from the source or the source itself; a block is a piece of it, and
// what lies between two blocks is white space (or a hard break). So any run of blocks is a Markdown
// text of its own: `Outline::markdown` from the first one's begin to the last one's end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "import/note.hpp"

namespace tokensite {

struct OutlineLink {
  std::string label;  ///< plain text; the address itself for a bare link
  std::string url;    ///< entities decoded
  friend bool operator==(const OutlineLink&, const OutlineLink&) = default;
};

enum class BlockKind {
  heading,
  paragraph,  ///< or a line of one, where a hard break ends it
  list_item,  ///< of a list at the top level; what is nested in it is part of it
  embed,      ///< what a page showed and a text can only link to: a video, a post
  other,      ///< code, a table, a quotation, a picture
  rule,       ///< a line across the page
};

/// What a paragraph or a heading is, if all its words are it: "**Title**", "[Title](url)".
enum class Emphasis { none, strong };

struct OutlineBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;          ///< of a heading, 1 to 6
  int ordinal = 0;        ///< of an item of a numbered list; else 0
  std::size_t begin = 0;  ///< in bytes of `Outline::markdown`
  std::size_t end = 0;
  std::string plain;  ///< its words: no markup, white space folded, numbers of lists left out
  std::vector<OutlineLink> links;      ///< in order; pictures aren't links
  Emphasis emphasis = Emphasis::none;  ///< of all its words
  std::size_t line = 0;                ///< in the source, from 1; 0 where that has no lines
};

struct Outline {
  std::string markdown;
  std::vector<OutlineBlock> blocks;
  ImportNotes notes;  ///< what could not be kept: forms, scripts, boxes to subscribe

  std::string_view markdown_of(const OutlineBlock& block) const {
    return std::string_view(markdown).substr(block.begin, block.end - block.begin);
  }
};

/// Plain text as it is pasted from a page or an e-mail: a line is a paragraph; where lines are
/// wrapped and empty ones part the paragraphs, that is seen. Nothing in it is markup: what Markdown
/// would take for such is escaped.
Outline outline_of_text(std::string_view text);

/// Markdown (CommonMark): blocks are the source's own bytes, but for what stands in lists, which is
/// taken out of their indentation.
Outline outline_of_markdown(std::string_view text);

/// HTML, a page or a fragment, read as browsers do (HTML Standard, section 13.2). Scripts, event
/// handlers, forms and what newsletters' services add for themselves don't come through; what the
/// latter held that a reader saw is in the notes.
Outline outline_of_html(std::string_view html);

}  // namespace tokensite
