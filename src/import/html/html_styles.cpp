#include "import/html/html_styles.hpp"

#include <string>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// A property of the element's `style`, in lower case; empty if it isn't there.
std::string style_of(const HtmlNode& node, std::string_view property) {
  std::string_view rest = node.attribute("style");
  std::string value;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view declaration = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    const std::size_t colon = declaration.find(':');
    if (colon == declaration.npos) continue;
    if (!equal_ignoring_ascii_case(trim(declaration.substr(0, colon)), property)) continue;
    std::string_view written = trim(declaration.substr(colon + 1));
    written = trim(written.substr(0, written.find('!')));
    value = ascii_lower(written);
  }
  return value;
}

bool is_zero(std::string_view length) {
  return length == "0" || length == "0px" || length == "0em" || length == "0pt";
}

bool is_at_most_one(std::string_view length) {
  if (length.ends_with("px")) length.remove_suffix(2);
  return length == "0" || length == "1";
}

}  // namespace

bool is_hidden(const HtmlNode& node) {
  if (node.has_attribute("hidden")) return true;
  if (node.attribute("style").empty()) return false;
  if (style_of(node, "display") == "none" || style_of(node, "visibility") == "hidden") return true;
  if (style_of(node, "mso-hide") == "all") return true;
  const bool is_flat = is_zero(style_of(node, "max-height")) || is_zero(style_of(node, "height"));
  return (is_flat && style_of(node, "overflow") == "hidden") || style_of(node, "opacity") == "0" ||
         (is_zero(style_of(node, "font-size")) && is_zero(style_of(node, "line-height")));
}

bool is_tracking_pixel(const HtmlNode& image) {
  return (is_at_most_one(image.attribute("width")) && is_at_most_one(image.attribute("height"))) ||
         (is_at_most_one(style_of(image, "width")) && is_at_most_one(style_of(image, "height")));
}

Weight font_weight(const HtmlNode& node) {
  const std::string weight = style_of(node, "font-weight");
  if (weight == "bold" || weight == "bolder") return Weight::bold;
  if (weight == "normal" || weight == "lighter") return Weight::normal;
  if (!is_digits(weight) || weight.size() > 4) return Weight::unsaid;
  return std::stoi(weight) >= 600 ? Weight::bold : Weight::normal;
}

bool is_italic(const HtmlNode& node) {
  const std::string style = style_of(node, "font-style");
  return style == "italic" || style == "oblique";
}

bool is_struck_through(const HtmlNode& node) {
  return style_of(node, "text-decoration").find("line-through") != std::string::npos;
}

}  // namespace tokensite
