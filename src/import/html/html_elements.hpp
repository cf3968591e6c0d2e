// What the elements of HTML are to a reader.
#pragma once

#include <string>
#include <string_view>

#include "import/html/html_tree.hpp"

namespace tokensite {

enum class ElementRole {
  words,  ///< a part of a line, without a look of its own; unknown elements, too
  strong,
  emphasis,
  deleted,
  code,
  quoted,  ///< a part of a line, in quotation marks
  link,
  line_end,
  picture,
  block,  ///< begins and ends a paragraph
  heading,
  list,
  quotation,
  preformatted,
  rule,
  table,
  frame,
  media,
  unseen,    ///< no reader sees what is in it
  furniture  ///< of a page or a form: no part of its text
};

ElementRole role_of(std::string_view name);

/// The words that a reader sees of the element, white space folded.
std::string visible_words(const HtmlNode& node);

/// All text in it that a reader sees, as it is; line breaks are line ends.
std::string raw_text(const HtmlNode& node);

}  // namespace tokensite
