#include "render/export/portable_html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "render/export/html_tokens.hpp"
#include "support/escape.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
  return std::ranges::find(names, name) != names.end();
}

/// The element to print for one that was read; empty if only its content is kept.
std::string_view portable_element(std::string_view name) {
  static constexpr auto kept = std::to_array<std::string_view>(
      {"a",     "abbr", "b",     "blockquote", "br",    "caption", "cite",   "code", "dd",  "del",
       "dfn",   "div",  "dl",    "dt",         "em",    "h1",      "h2",     "h3",   "h4",  "h5",
       "h6",    "hr",   "i",     "img",        "ins",   "kbd",     "li",     "mark", "ol",  "p",
       "pre",   "q",    "s",     "samp",       "small", "span",    "strong", "sub",  "sup", "table",
       "tbody", "td",   "tfoot", "th",         "thead", "tr",      "u",      "ul",   "var"});
  const auto found = std::ranges::find(kept, name);
  if (found != kept.end()) return *found;
  // Blocks that mail programs and editors don't know must not run into their neighbours.
  const bool is_block =
      is_one_of(name, {"address", "article", "aside", "center", "details", "figcaption", "figure",
                       "footer", "header", "main", "nav", "section", "summary"});
  return is_block ? "div" : "";
}

/// Elements whose content isn't for readers, or can't be carried.
bool is_dropped_whole(std::string_view name) {
  return is_one_of(
      name, {"audio", "canvas", "head", "iframe", "math", "noembed", "noframes", "object", "script",
             "select", "style", "svg", "template", "textarea", "title", "video", "xmp"});
}

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find_first_of(":/?#&");
  return colon != target.npos && colon > 0 && target[colon] == ':' &&
         std::ranges::all_of(target.substr(0, colon), [](char c) {
           return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.';
         });
}

/// Empty for what must not be followed, or what nobody can judge: an entity where a scheme could
/// be.
std::string absolute_target(std::string_view target, std::string_view page_url) {
  target = trim(target);
  if (target.empty() || is_script_target(target)) return {};
  if (has_scheme(target)) return std::string(target);
  const std::size_t ahead = target.find_first_of("/?#&:");
  if (ahead != target.npos && (target[ahead] == '&' || target[ahead] == ':')) return {};
  if (target.starts_with("//")) return std::string("https:").append(target);
  const std::string page = html_escaped(page_url);
  if (!target.starts_with('/')) return page + std::string(target);
  const std::size_t path = page.find('/', page.find("://") + 3);
  return page.substr(0, path) + std::string(target);
}

class PortableWriter {
 public:
  PortableWriter(std::string_view html, std::string_view page_url)
      : tokens_(html), page_url_(page_url) {
    out_.reserve(html.size() + html.size() / 4);
  }

  std::string write() {
    while (tokens_.next(token_)) {
      if (!dropped_.empty()) {
        skip();
      } else if (token_.kind == HtmlToken::Kind::text) {
        append_text();
      } else if (token_.kind == HtmlToken::Kind::open) {
        open();
      } else if (token_.kind == HtmlToken::Kind::close) {
        close(portable_element(token_.name));
      }
    }
    while (!open_.empty()) close(open_.back());
    return std::move(out_);
  }

 private:
  /// A `<` that begins no tag is a character.
  void append_text() {
    for (const char c : token_.source) {
      if (c == '<') {
        out_ += "&lt;";
      } else {
        out_ += c;
      }
    }
  }

  void skip() {
    if (token_.name != dropped_) return;
    if (token_.kind == HtmlToken::Kind::open) ++dropped_depth_;
    if (token_.kind == HtmlToken::Kind::close && --dropped_depth_ == 0) dropped_.clear();
  }

  void open() {
    if (is_dropped_whole(token_.name)) {
      dropped_ = token_.name;
      dropped_depth_ = 1;
      return;
    }
    const std::string_view element = portable_element(token_.name);
    // What leads nowhere is no link.
    const bool is_dead = element == "a" && target("href").empty();
    if (element.empty() || is_dead) return;
    out_ += '<';
    out_ += element;
    append_attributes(element);
    out_ += '>';
    if (is_void_element(element)) return;
    open_.push_back(element);
    ++count_[element];
  }

  std::string target(std::string_view attribute) const {
    return absolute_target(token_.attribute(attribute), page_url_);
  }

  void append_attributes(std::string_view element) {
    const auto keep = [this](std::string_view name) {
      if (const std::string_view value = token_.attribute(name); !value.empty()) {
        append_attribute(name, value);
      }
    };
    if (element == "a") append_attribute("href", target("href"));
    if (element == "img") {
      append_attribute("src", target("src"));
      out_ += " alt=\"";
      append_value(token_.attribute("alt"));
      out_ += '"';
      for (const std::string_view name : {"width", "height"}) {
        if (is_digits(token_.attribute(name))) keep(name);
      }
    }
    if (element == "ol") keep("start");
    if (element == "td" || element == "th") {
      // Our own Markdown says it with a class, or not at all: then a heading stands over its
      // column.
      const bool is_said = !token_.attribute("class").empty() || !token_.attribute("align").empty();
      if (element == "th" && !is_said) append_attribute("align", "left");
      for (const std::string_view side : {"left", "center", "right"}) {
        if (token_.attribute("class") == side || token_.attribute("align") == side)
          append_attribute("align", side);
      }
      for (const std::string_view name : {"colspan", "rowspan"}) keep(name);
    }
    for (const std::string_view name : {"title", "lang", "dir"}) keep(name);
  }

  void append_attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_.append(" ").append(name).append("=\"");
    append_value(value);
    out_ += '"';
  }

  /// Escaped already, but perhaps for other quotes than ours.
  void append_value(std::string_view value) {
    for (const char c : value) {
      if (c == '"' || c == '<' || c == '>') {
        append_html_escaped(out_, std::string_view(&c, 1));
      } else {
        out_ += c;
      }
    }
  }

  void close(std::string_view element) {
    if (element.empty() || count_[element] == 0) return;
    for (std::string_view last; last != element;) {
      last = open_.back();
      open_.pop_back();
      --count_[last];
      out_.append("</").append(last).append(">");
    }
  }

  HtmlTokens tokens_;
  HtmlToken token_;
  std::string_view page_url_;
  std::string out_;
  std::vector<std::string_view> open_;
  std::map<std::string_view, std::size_t> count_;  ///< of each element in `open_`
  std::string dropped_;
  std::size_t dropped_depth_ = 0;
};

}  // namespace

std::string portable_html(std::string_view html, std::string_view page_url) {
  return PortableWriter(html, page_url).write();
}

std::string unescaped_html(std::string_view html) {
  constexpr std::pair<std::string_view, std::string_view> named[] = {
      {"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
      {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\xC2\xA0"}};
  std::string text;
  text.reserve(html.size());
  while (!html.empty()) {
    const std::size_t plain = std::min(html.find('&'), html.size());
    text.append(html.substr(0, plain));
    html.remove_prefix(plain);
    if (html.empty()) break;
    const auto* const known = std::ranges::find_if(
        named, [&](const auto& entity) { return html.starts_with(entity.first); });
    if (known != std::end(named)) {
      text += known->second;
      html.remove_prefix(known->first.size());
      continue;
    }
    const bool is_hexadecimal = html.starts_with("&#x") || html.starts_with("&#X");
    const std::string_view digits =
        html.substr(is_hexadecimal ? 3 : std::min<std::size_t>(2, html.size()));
    unsigned code = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), code,
                                                is_hexadecimal ? 16 : 10);
    const bool is_number = html.starts_with("&#") && failure == std::errc() &&
                           end != digits.data() + digits.size() && *end == ';';
    if (is_number) {
      append_utf8(text, code);
      html.remove_prefix(static_cast<std::size_t>(end - html.data()) + 1);
    } else {
      text += '&';
      html.remove_prefix(1);
    }
  }
  return text;
}

}  // namespace tokensite
