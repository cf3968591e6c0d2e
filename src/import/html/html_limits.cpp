#include "import/html/html_limits.hpp"

#include <algorithm>
#include <array>

#include "import/html/html_nesting.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Elements with modes of parsing of their own.
constexpr std::array<std::string_view, 8> disguised_elements = {
    "svg", "math", "select", "template", "frameset", "plaintext", "noframes", "isindex"};

/// Elements whose content is text up to their end tag (HTML Standard, section 13.2.6.2).
constexpr std::array<std::string_view, 5> raw_text_elements = {"title", "textarea", "iframe", "xmp",
                                                               "noembed"};

constexpr std::size_t most_attributes = 64;

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != names.end();
}

/// What a menu of a form lists; end tags are mostly left out, and without the menu's own rules
/// these would nest.
bool is_choice(std::string_view name) { return name == "option" || name == "optgroup"; }

bool ends_name(char c) { return is_ascii_space(c) || c == '/' || c == '>'; }

/// Where `</name` comes next, in any case; the end of `html` if it doesn't.
std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != html.npos; at = html.find("</", at + 2)) {
    const std::size_t end = at + 2 + name.size();
    if (end < html.size() && ends_name(html[end]) &&
        equal_ignoring_ascii_case(html.substr(at + 2, name.size()), name)) {
      return at;
    }
  }
  return html.size();
}

/// A tag's place and attributes, read as the HTML Standard does (sections 13.2.5.32 to 13.2.5.40).
struct Tag {
  std::size_t end = 0;                ///< one past the ">", or the end of the text
  std::size_t surplus_attribute = 0;  ///< where the first of too many begins; 0 if there is none
  bool is_self_closing = false;
};

Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t attributes = 0;
  while (at < html.size()) {
    while (at < html.size() && (is_ascii_space(html[at]) || html[at] == '/')) {
      tag.is_self_closing = html[at] == '/';
      ++at;
    }
    if (at < html.size() && html[at] == '>') {
      tag.end = at + 1;
      return tag;
    }
    tag.is_self_closing = false;
    if (++attributes == most_attributes + 1) tag.surplus_attribute = at;
    // A name may begin with "=".
    if (at < html.size()) ++at;
    while (at < html.size() && !ends_name(html[at]) && html[at] != '=') ++at;
    std::size_t value = at;
    while (value < html.size() && is_ascii_space(html[value])) ++value;
    if (value == html.size() || html[value] != '=') continue;
    at = value + 1;
    while (at < html.size() && is_ascii_space(html[at])) ++at;
    if (at == html.size() || html[at] == '>') continue;
    if (html[at] == '"' || html[at] == '\'') {
      at = html.find(html[at], at + 1);
      if (at == html.npos) break;
      ++at;
    } else {
      while (at < html.size() && !is_ascii_space(html[at]) && html[at] != '>') ++at;
    }
  }
  tag.end = html.size();
  return tag;
}

/// One past the end of the comment that begins with the "<!--" before `at`.
std::size_t comment_end(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with(">")) return at + 1;
  if (html.substr(at).starts_with("->")) return at + 2;
  for (at = html.find("--", at); at != html.npos; at = html.find("--", at + 1)) {
    const std::string_view rest = html.substr(at + 2);
    if (rest.starts_with(">")) return at + 3;
    if (rest.starts_with("!>")) return at + 4;
  }
  return html.size();
}

class Limiter {
 public:
  explicit Limiter(std::string_view html) : html_(html) { limited_.text = html; }

  LimitedHtml run() {
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      at = read_markup(at);
    }
    return std::move(limited_);
  }

 private:
  /// `at` is that of a "<"; gives where to go on.
  std::size_t read_markup(std::size_t at) {
    const std::string_view rest = html_.substr(at + 1);
    if (rest.starts_with("!--")) return comment_end(html_, at + 4);
    const bool is_end = rest.starts_with("/");
    const std::size_t name_begin = at + (is_end ? 2 : 1);
    if (name_begin >= html_.size()) return html_.size();
    const char first = html_[name_begin];
    const bool is_letter = is_ascii_alnum(first) && !is_ascii_digit(first);
    if (!is_letter) {
      if (!is_end && first != '!' && first != '?') return at + 1;
      return end_of(html_.find('>', name_begin));
    }
    std::size_t name_end = name_begin;
    while (name_end < html_.size() && !ends_name(html_[name_end])) ++name_end;
    const std::string name = ascii_lower(html_.substr(name_begin, name_end - name_begin));
    const Tag tag = read_tag(html_, name_end);
    return is_end ? read_end_tag(at, name, tag) : read_start_tag(at, name, tag);
  }

  std::size_t read_start_tag(std::size_t at, const std::string& name, const Tag& tag) {
    if (is_choice(name)) return fill(at, tag.end, ' ');
    if (name == "script" || name == "style") return hide_element(at, name, tag);
    drop_surplus_attributes(tag);
    if (is_one_of(name, disguised_elements)) limited_.text[at + 1] = disguise;
    // `<path/>` is an element without an end tag where HTML doesn't know it.
    const bool is_cut = tag.is_self_closing && is_unknown_element(name);
    if (is_cut || !nesting_.start(name)) {
      fill(at, tag.end, html_filling);
      if (!is_cut) limited_.is_cut = true;
    }
    return is_one_of(name, raw_text_elements) ? find_end_tag(html_, tag.end, name) : tag.end;
  }

  std::size_t read_end_tag(std::size_t at, const std::string& name, const Tag& tag) {
    if (is_choice(name)) return fill(at, tag.end, ' ');
    if (is_one_of(name, disguised_elements)) limited_.text[at + 2] = disguise;
    drop_surplus_attributes(tag);
    if (!nesting_.end(name)) {
      fill(at, tag.end, html_filling);
      limited_.is_cut = true;
    }
    return tag.end;
  }

  /// Makes a comment of it: `<script>x</script>`, as long as it is.
  std::size_t hide_element(std::size_t at, const std::string& name, const Tag& tag) {
    const std::size_t content_end = find_end_tag(html_, tag.end, name);
    const std::size_t end =
        read_tag(html_, std::min(content_end + 2 + name.size(), html_.size())).end;
    fill(at, end, ' ');
    limited_.text.replace(at, 4, "<!--");
    if (content_end < html_.size()) {
      fill(content_end, end, html_filling);
      limited_.text.replace(content_end, 3, "-->");
    }
    return end;
  }

  void drop_surplus_attributes(const Tag& tag) {
    if (tag.surplus_attribute != 0) fill(tag.surplus_attribute, tag.end - 1, ' ');
  }

  /// Gives `end`.
  std::size_t fill(std::size_t begin, std::size_t end, char with) {
    for (std::size_t i = begin; i < end; ++i) {
      if (limited_.text[i] != '\n') limited_.text[i] = with;
    }
    return end;
  }

  std::size_t end_of(std::size_t at) const { return at == html_.npos ? html_.size() : at + 1; }

  std::string_view html_;
  LimitedHtml limited_;
  HtmlNesting nesting_;
};

}  // namespace

std::string_view undisguised(std::string_view name) {
  if (!name.starts_with(disguise)) return name;
  for (const std::string_view known : disguised_elements) {
    if (known.substr(1) == name.substr(1)) return known;
  }
  return name;
}

LimitedHtml limited_html(std::string_view html) { return Limiter(html).run(); }

}  // namespace tokensite
