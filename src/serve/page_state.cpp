#include "serve/page_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "support/escape.hpp"
#include "support/json.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Attribute {
  std::string name;  ///< in lower case
  std::string_view value;
};

/// Reads the attributes of a tag from `at` on, and leaves it behind the tag.
std::vector<Attribute> read_attributes(std::string_view html, std::size_t& at) {
  std::vector<Attribute> attributes;
  for (;;) {
    while (at < html.size() && (is_space(html[at]) || html[at] == '/')) ++at;
    if (at >= html.size() || html[at] == '>') return attributes;
    const std::size_t name_end = std::min(html.find_first_of(" \n\t\r\f/>=", at + 1), html.size());
    Attribute attribute{.name = ascii_lower(html.substr(at, name_end - at)), .value = {}};
    at = name_end;
    while (at < html.size() && is_space(html[at])) ++at;
    if (at < html.size() && html[at] == '=') {
      ++at;
      while (at < html.size() && is_space(html[at])) ++at;
      const bool is_quoted = at < html.size() && (html[at] == '"' || html[at] == '\'');
      const std::size_t end =
          is_quoted ? html.find(html[at], at + 1) : html.find_first_of(" \n\t\r\f>", at);
      const std::size_t begin = at + (is_quoted ? 1 : 0);
      attribute.value = html.substr(begin, std::min(end, html.size()) - begin);
      at = std::min(end, html.size()) + (is_quoted && end < html.size() ? 1 : 0);
    }
    attributes.push_back(std::move(attribute));
  }
}

std::string_view value_of(const std::vector<Attribute>& attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &Attribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

/// Every tag with its attributes. What stands in scripts and comments is read as well: at worst the
/// state depends on something that it needn't.
void for_each_tag(
    std::string_view html,
    const std::function<void(std::string_view, const std::vector<Attribute>&)>& visit) {
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    ++at;
    if (at >= html.size() || !is_letter(html[at])) continue;
    const std::size_t end = std::min(html.find_first_of(" \n\t\r\f/>", at), html.size());
    const std::string name = ascii_lower(html.substr(at, end - at));
    at = end;
    visit(name, read_attributes(html, at));
  }
}

/// The output that a reference on a page leads to; null if it leads elsewhere.
const Output* find_referenced(const Snapshot& snapshot, std::string_view page,
                              std::string_view reference) {
  std::string_view bare = reference.substr(0, reference.find_first_of("?#"));
  if (bare.empty() || split_url(bare) || bare.starts_with("//")) return nullptr;
  std::string path(bare);
  if (!path.starts_with('/')) {
    std::string folder(page.substr(0, page.rfind('/') + 1));
    while (path.starts_with("./") || path.starts_with("../")) {
      const bool is_up = path.starts_with("../");
      path.erase(0, is_up ? 3 : 2);
      if (is_up && folder.size() > 1) folder.erase(folder.rfind('/', folder.size() - 2) + 1);
    }
    path = folder + path;
  }
  if (!path.starts_with(snapshot.base_path)) return nullptr;
  return find_output(*snapshot.pages,
                     percent_decoded(std::string_view(path).substr(snapshot.base_path.size())));
}

/// Of a <link>: what it brings into the page, and not only points at.
bool is_part(std::string_view rel) {
  return rel.find("icon") != rel.npos || rel.find("preload") != rel.npos ||
         rel.find("manifest") != rel.npos;
}

}  // namespace

PageState page_state(const Snapshot& snapshot, std::string_view path, std::string_view html) {
  PageState state;
  if (!snapshot.pages) return state;
  Hasher hasher;
  std::size_t hashed = 0;
  const auto add_version = [&](std::string_view reference) {
    const Output* output = find_referenced(snapshot, path, reference);
    if (output != nullptr) hasher.add(version_of(*output));
  };
  for_each_tag(html, [&](std::string_view name, const std::vector<Attribute>& attributes) {
    if (name != "link") {
      for (const std::string_view attribute : {"src", "poster"}) {
        add_version(value_of(attributes, attribute));
      }
      return;
    }
    const std::string rel = ascii_lower(value_of(attributes, "rel"));
    const std::string_view href = value_of(attributes, "href");
    if (rel != "stylesheet") {
      if (is_part(rel)) add_version(href);
      return;
    }
    const Output* sheet = find_referenced(snapshot, path, href);
    if (sheet == nullptr) return;
    const std::string version = to_hex(version_of(*sheet)).substr(0, 12);
    state.style_sheets.push_back(
        fmt::format("{}?v={}", href.substr(0, href.find_first_of("?#")), version));
    // The page's own text, apart from the address of the sheet.
    const auto begin = static_cast<std::size_t>(href.data() - html.data());
    hasher.add(html.substr(hashed, begin - hashed));
    hashed = begin + href.size();
  });
  hasher.add(html.substr(hashed));
  state.document = hasher.finish();
  return state;
}

std::string style_sheets_json(const PageState& state) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& sheet : state.style_sheets) json.text(valid_utf8(sheet));
  json.end_array();
  return json.take();
}

std::string with_live_script(std::string html, const PageState& state) {
  html += fmt::format(
      "<script async src=\"{}\" data-document=\"{}\" data-style-sheets=\"{}\"></script>\n",
      live_script_path, to_hex(state.document), html_escaped(style_sheets_json(state)));
  return html;
}

}  // namespace tokensite
