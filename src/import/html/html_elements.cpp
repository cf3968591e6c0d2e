#include "import/html/html_elements.hpp"

#include <algorithm>
#include <iterator>

#include "import/html/inline_markdown.hpp"
#include "import/html/inline_text.hpp"

namespace tokensite {
namespace {

struct Role {
  std::string_view name;
  ElementRole role;
};

/// Sorted by name.
constexpr Role roles[] = {
    {"a", ElementRole::link},
    {"address", ElementRole::block},
    {"annotation", ElementRole::unseen},
    {"applet", ElementRole::media},
    {"area", ElementRole::unseen},
    {"article", ElementRole::block},
    {"aside", ElementRole::furniture},
    {"audio", ElementRole::media},
    {"b", ElementRole::strong},
    {"base", ElementRole::unseen},
    {"blockquote", ElementRole::quotation},
    {"body", ElementRole::block},
    {"br", ElementRole::line_end},
    {"button", ElementRole::furniture},
    {"canvas", ElementRole::furniture},
    {"caption", ElementRole::block},
    {"center", ElementRole::block},
    {"cite", ElementRole::emphasis},
    {"code", ElementRole::code},
    {"col", ElementRole::unseen},
    {"colgroup", ElementRole::unseen},
    {"datalist", ElementRole::unseen},
    {"dd", ElementRole::block},
    {"del", ElementRole::deleted},
    {"details", ElementRole::block},
    {"dfn", ElementRole::emphasis},
    {"dialog", ElementRole::furniture},
    {"dir", ElementRole::list},
    {"div", ElementRole::block},
    {"dl", ElementRole::block},
    {"dt", ElementRole::block},
    {"em", ElementRole::emphasis},
    {"embed", ElementRole::media},
    {"fieldset", ElementRole::block},
    {"figcaption", ElementRole::block},
    {"figure", ElementRole::block},
    {"footer", ElementRole::furniture},
    {"form", ElementRole::furniture},
    {"h1", ElementRole::heading},
    {"h2", ElementRole::heading},
    {"h3", ElementRole::heading},
    {"h4", ElementRole::heading},
    {"h5", ElementRole::heading},
    {"h6", ElementRole::heading},
    {"head", ElementRole::unseen},
    {"header", ElementRole::furniture},
    {"hgroup", ElementRole::block},
    {"hr", ElementRole::rule},
    {"html", ElementRole::block},
    {"i", ElementRole::emphasis},
    {"iframe", ElementRole::frame},
    {"img", ElementRole::picture},
    {"input", ElementRole::unseen},
    {"kbd", ElementRole::code},
    {"legend", ElementRole::block},
    {"li", ElementRole::block},
    {"link", ElementRole::unseen},
    {"listing", ElementRole::preformatted},
    {"main", ElementRole::block},
    {"map", ElementRole::unseen},
    {"menu", ElementRole::list},
    {"meta", ElementRole::unseen},
    {"nav", ElementRole::furniture},
    {"noembed", ElementRole::unseen},
    {"noframes", ElementRole::unseen},
    {"noscript", ElementRole::furniture},
    {"object", ElementRole::media},
    {"ol", ElementRole::list},
    {"optgroup", ElementRole::furniture},
    {"option", ElementRole::furniture},
    {"p", ElementRole::block},
    {"param", ElementRole::unseen},
    {"pre", ElementRole::preformatted},
    {"q", ElementRole::quoted},
    {"s", ElementRole::deleted},
    {"samp", ElementRole::code},
    {"script", ElementRole::unseen},
    {"section", ElementRole::block},
    {"select", ElementRole::furniture},
    {"source", ElementRole::unseen},
    {"strike", ElementRole::deleted},
    {"strong", ElementRole::strong},
    {"style", ElementRole::unseen},
    {"summary", ElementRole::block},
    {"svg", ElementRole::furniture},
    {"table", ElementRole::table},
    {"tbody", ElementRole::block},
    {"td", ElementRole::block},
    {"template", ElementRole::unseen},
    {"textarea", ElementRole::furniture},
    {"tfoot", ElementRole::block},
    {"th", ElementRole::block},
    {"thead", ElementRole::block},
    {"title", ElementRole::unseen},
    {"tr", ElementRole::block},
    {"track", ElementRole::unseen},
    {"tt", ElementRole::code},
    {"ul", ElementRole::list},
    {"var", ElementRole::emphasis},
    {"video", ElementRole::media},
    {"xmp", ElementRole::preformatted},
};
static_assert(std::ranges::is_sorted(roles, {}, &Role::name));

bool is_seen(const HtmlNode& node) {
  const ElementRole role = role_of(node.name);
  return role != ElementRole::unseen && role != ElementRole::frame;
}

void add_visible_words(const HtmlNode& node, InlineText& words) {
  if (node.is_text()) return words.add_text(node.text, {}, node.line);
  if (!is_seen(node)) return;
  const bool is_in_line = role_of(node.name) <= ElementRole::link;
  if (!is_in_line) words.add_text(" ", {}, node.line);
  for (const HtmlNode& child : node.children) add_visible_words(child, words);
  if (!is_in_line) words.add_text(" ", {}, node.line);
}

void add_raw_text(const HtmlNode& node, std::string& text) {
  if (!is_seen(node)) return;
  if (node.name == "br") text += '\n';
  text += plain_characters(node.text);
  for (const HtmlNode& child : node.children) add_raw_text(child, text);
}

}  // namespace

ElementRole role_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(roles, name, {}, &Role::name);
  return found != std::end(roles) && found->name == name ? found->role : ElementRole::words;
}

std::string visible_words(const HtmlNode& node) {
  InlineText words;
  add_visible_words(node, words);
  std::string text;
  for (const InlineLine& line : words.take()) text += plain_text(line);
  return text;
}

std::string raw_text(const HtmlNode& node) {
  std::string text;
  add_raw_text(node, text);
  return text;
}

}  // namespace tokensite
