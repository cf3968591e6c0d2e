#include "import/html/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "import/html/html_limits.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

struct FreeOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

/// Without controls and other characters that XML can't hold. A carriage return, which HTML writes
/// as a reference, ends a line in Markdown: it is a line feed from here on.
std::string clean_text(std::string_view text) {
  std::string valid;
  if (find_invalid_utf8(text)) text = valid = valid_utf8(text);
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\f') {
      clean += ' ';
    } else if (c == '\r') {
      if (!text.substr(at + 1).starts_with('\n')) clean += '\n';
    } else if (text.substr(at).starts_with("\xEF\xBF\xBE") ||
               text.substr(at).starts_with("\xEF\xBF\xBF")) {
      at += 2;
    } else if (c != '\x7F' && (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n')) {
      clean += c;
    }
  }
  return clean;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return std::string(undisguised(ascii_lower(valid_utf8({name.data, name.length}))));
}

std::vector<HtmlAttribute> attributes_of(const GumboElement& element) {
  std::vector<HtmlAttribute> attributes;
  attributes.reserve(element.attributes.length);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    attributes.push_back(
        {.name = ascii_lower(clean_text(attribute.name)), .value = clean_text(attribute.value)});
  }
  return attributes;
}

/// What is deeper becomes part of what is above: whoever walks the tree calls himself.
constexpr std::size_t deepest_tree = 1200;

/// Recursive, as gumbo's own functions are: `limited_html` has seen to the depth.
void add_children(const GumboVector& children, HtmlNode& parent, HtmlTree& tree,
                  std::size_t depth) {
  tree.depth = std::max(tree.depth, depth);
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    switch (child.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: {
        const GumboElement& element = child.v.element;
        if (depth > deepest_tree) {
          tree.is_cut = true;
          add_children(element.children, parent, tree, depth + 1);
          break;
        }
        HtmlNode& node = parent.children.emplace_back();
        node.name = name_of(element);
        node.attributes = attributes_of(element);
        node.line = element.start_pos.line;
        add_children(element.children, node, tree, depth + 1);
        break;
      }
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA: {
        HtmlNode& node = parent.children.emplace_back();
        node.text = clean_text(child.v.text.text);
        node.line = child.v.text.start_pos.line;
        break;
      }
      default:
        break;
    }
  }
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &HtmlAttribute::name);
  return found == attributes.end() ? std::string_view() : std::string_view(found->value);
}

bool HtmlNode::has_attribute(std::string_view wanted) const {
  return std::ranges::find(attributes, wanted, &HtmlAttribute::name) != attributes.end();
}

bool HtmlNode::has_class(std::string_view wanted) const {
  const std::string_view classes = attribute("class");
  for (std::size_t at = classes.find(wanted); at != classes.npos;
       at = classes.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || is_ascii_space(classes[at - 1])) &&
        (end == classes.size() || is_ascii_space(classes[end]))) {
      return true;
    }
  }
  return false;
}

HtmlTree parse_html(std::string_view html) {
  const LimitedHtml limited = limited_html(html);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // each holds a copy of its line
  const std::unique_ptr<GumboOutput, FreeOutput> output(
      gumbo_parse_with_options(&options, limited.text.data(), limited.text.size()));
  HtmlTree tree{.root = {.name = "html", .line = 1}, .is_cut = limited.is_cut};
  add_children(output->root->v.element.children, tree.root, tree, 1);
  return tree;
}

}  // namespace tokensite
