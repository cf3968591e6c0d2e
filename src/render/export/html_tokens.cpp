#include "render/export/html_tokens.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace tokensite {
namespace {

bool is_letter(char c) { return is_ascii_alnum(c) && !is_ascii_digit(c); }

bool ends_name(char c) { return is_ascii_space(c) || c == '/' || c == '>' || c == '='; }

/// What isn't markup inside of them (HTML Standard, section 13.2.5: RCDATA and RAWTEXT).
bool has_raw_content(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"});
  return std::ranges::find(names, name) != names.end();
}

/// Reads attributes from `at` on. The offset after the tag's `>`, or npos if there is none.
std::size_t read_attributes(std::string_view text, std::size_t at, HtmlToken& token) {
  while (at < text.size() && text[at] != '>') {
    if (ends_name(text[at])) {
      ++at;
      continue;
    }
    TagAttribute attribute;
    const std::size_t begin = at;
    while (at < text.size() && !ends_name(text[at])) ++at;
    attribute.name = ascii_lower(text.substr(begin, at - begin));
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at < text.size() && text[at] == '=') {
      ++at;
      while (at < text.size() && is_ascii_space(text[at])) ++at;
      if (at == text.size()) return text.npos;
      const bool is_quoted = text[at] == '"' || text[at] == '\'';
      const std::size_t value = is_quoted ? at + 1 : at;
      at = is_quoted ? text.find(text[at], value) : text.find_first_of(" \t\n\r\f>", value);
      if (at == text.npos) return text.npos;
      attribute.value = text.substr(value, at - value);
      if (is_quoted) ++at;
    }
    token.attributes.push_back(std::move(attribute));
  }
  return at == text.size() ? text.npos : at + 1;
}

}  // namespace

bool is_void_element(std::string_view name) {
  constexpr auto names =
      std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input",
                                       "link", "meta", "param", "source", "track", "wbr"});
  return std::ranges::find(names, name) != names.end();
}

std::string_view HtmlToken::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &TagAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

bool HtmlTokens::next(HtmlToken& token) {
  if (at_ == html_.size()) return false;
  token.name.clear();
  token.attributes.clear();
  if (!read_comment(token) && !read_tag(token)) read_text(token);
  return true;
}

bool HtmlTokens::read_comment(HtmlToken& token) {
  const std::string_view rest = html_.substr(at_);
  if (!rest.starts_with("<!") || !raw_until_.empty() || is_hopeless()) return false;
  const std::string_view closing = rest.starts_with("<!--") ? "-->" : ">";
  const std::size_t end = rest.find(closing, 2);
  if (end == rest.npos) {
    ++unclosed_;
    return false;
  }
  token.kind = HtmlToken::Kind::comment;
  token.source = rest.substr(0, end + closing.size());
  at_ += token.source.size();
  return true;
}

bool HtmlTokens::read_tag(HtmlToken& token) {
  const std::string_view rest = html_.substr(at_);
  const bool is_close = rest.starts_with("</");
  std::size_t at = is_close ? 2 : 1;
  if (at >= rest.size() || rest[0] != '<' || !is_letter(rest[at]) || is_hopeless()) return false;
  const std::size_t name = at;
  while (at < rest.size() && !ends_name(rest[at])) ++at;
  token.name = ascii_lower(rest.substr(name, at - name));
  if (!raw_until_.empty() && !(is_close && token.name == raw_until_)) return false;
  const std::size_t end = read_attributes(rest, at, token);
  if (end == rest.npos) {
    ++unclosed_;
    return false;
  }
  token.kind = is_close ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  token.source = rest.substr(0, end);
  at_ += end;
  raw_until_ = !is_close && has_raw_content(token.name) ? token.name : std::string();
  return true;
}

void HtmlTokens::read_text(HtmlToken& token) {
  const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
  token.kind = HtmlToken::Kind::text;
  token.source = html_.substr(at_, end - at_);
  token.name.clear();
  token.attributes.clear();
  at_ = end;
}

}  // namespace tokensite
