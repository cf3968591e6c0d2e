// HTML -> a tree of values, as browsers build it (HTML Standard, section 13.2). The only file that
// knows gumbo is html_tree.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

struct HtmlAttribute {
  std::string name;  ///< in lower case
  std::string value;
};

/// An element, or a text. All texts are UTF-8 that XML can hold, references in them decoded.
struct HtmlNode {
  std::string name;  ///< in lower case; empty for a text
  std::string text;
  std::vector<HtmlAttribute> attributes;
  std::vector<HtmlNode> children;
  std::size_t line = 0;  ///< of its first byte in the source, from 1

  bool is_text() const { return name.empty(); }
  /// Empty if there is none.
  std::string_view attribute(std::string_view wanted) const;
  bool has_attribute(std::string_view wanted) const;
  bool has_class(std::string_view wanted) const;
};

struct HtmlTree {
  HtmlNode root;          ///< the element `html`
  bool is_cut = false;    ///< whether elements were taken out since they nest too deeply
  std::size_t depth = 0;  ///< of the parser's tree; this one has a limit
};

/// Any bytes give a tree. Comments, scripts and style sheets aren't in it.
HtmlTree parse_html(std::string_view html);

/// The first of `node` and what is in it, in the order of the text, for which `is_wanted` holds.
template <class Predicate>
const HtmlNode* find_node(const HtmlNode& node, const Predicate& is_wanted) {
  if (is_wanted(node)) return &node;
  for (const HtmlNode& child : node.children) {
    if (const HtmlNode* found = find_node(child, is_wanted)) return found;
  }
  return nullptr;
}

}  // namespace tokensite
