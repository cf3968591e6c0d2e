#include <fmt/format.h>

#include <algorithm>

#include "index/addresses.hpp"
#include "render/export/exports.hpp"
#include "render/export/html_tokens.hpp"
#include "render/export/portable_html.hpp"
#include "support/escape.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Rewrites a text's portable HTML. Editors sanitise what is pasted, each in its own way; what
/// survives in LinkedIn's (as probed by EthicalML/ethical#124) and in Substack's is: paragraphs,
/// lists, rules, `<strong><a>` in this order, and headings whose words are no links.
class PasteWriter {
 public:
  explicit PasteWriter(std::string_view html) : tokens_(html) {}

  std::string write() {
    while (tokens_.next(token_)) {
      if (token_.kind == HtmlToken::Kind::text) {
        add_text(token_.source);
      } else if (token_.kind == HtmlToken::Kind::open) {
        open(token_.name);
      } else if (token_.kind == HtmlToken::Kind::close) {
        close(token_.name);
      }
    }
    set_marks({});
    return std::move(out_);
  }

 private:
  void open(std::string_view element) {
    if (element == "a") {
      href_ = token_.attribute("href");
    } else if (int* depth = depth_of(element)) {
      ++*depth;
    } else if (element == "br") {
      out_ += "<br>";
    } else if (element == "hr") {
      out_ += "<hr>\n";
    } else if (element == "img") {
      set_marks(wanted_marks());
      out_ += fmt::format("<img src=\"{}\" alt=\"{}\">", token_.attribute("src"),
                          token_.attribute("alt"));
    } else if (element == "table") {
      if (tables_++ == 0) out_ += "<ul>\n";
    } else if (element == "tr" && tables_ == 1) {
      out_ += "<li>";
      cells_ = 0;
    } else if (element == "td" || element == "th") {
      if (cells_++ > 0) add_text(" · ");
      if (element == "th") ++strong_;
    } else if (const std::string_view block = block_for(element); !block.empty()) {
      set_marks({});
      out_ += fmt::format("<{}>", block);
      if (is_heading(element)) ++strong_;
    }
  }

  void close(std::string_view element) {
    if (element == "a") {
      href_ = {};
    } else if (int* depth = depth_of(element)) {
      --*depth;
    } else if (element == "table") {
      if (--tables_ == 0) out_ += "</ul>\n";
    } else if (element == "tr" && tables_ == 1) {
      set_marks({});
      out_ += "</li>\n";
    } else if (element == "th") {
      --strong_;
    } else if (const std::string_view block = block_for(element); !block.empty()) {
      if (is_heading(element)) --strong_;
      set_marks({});
      out_ += fmt::format("</{}>\n", block);
    }
  }

  /// No editor keeps a table, and few a text's own headings.
  std::string_view block_for(std::string_view element) const {
    if (tables_ > 0) return "";
    constexpr std::string_view kept[] = {"p", "ul", "ol", "li", "blockquote", "pre"};
    const auto* const found = std::ranges::find(kept, element);
    if (found != std::end(kept)) return *found;
    const bool is_paragraph = is_heading(element) || element == "dt" || element == "dd";
    return is_paragraph ? "p" : "";
  }

  static bool is_heading(std::string_view element) {
    return element.size() == 2 && element.front() == 'h' && is_ascii_digit(element.back());
  }

  int* depth_of(std::string_view element) {
    if (element == "strong" || element == "b") return &strong_;
    if (element == "em" || element == "i") return &emphasis_;
    if (element == "code") return &code_;
    return nullptr;
  }

  void add_text(std::string_view text) {
    // White space between blocks is none of theirs.
    const bool is_between = marks_.empty() && (out_.ends_with('>') || tables_ > 0);
    if (trim(text).empty() && (out_.ends_with('\n') || is_between)) return;
    set_marks(wanted_marks());
    out_ += text;
  }

  std::vector<std::string> wanted_marks() const {
    std::vector<std::string> marks;
    if (strong_ > 0) marks.emplace_back("strong");
    if (emphasis_ > 0) marks.emplace_back("em");
    if (!href_.empty()) marks.push_back(fmt::format("a href=\"{}\"", href_));
    if (code_ > 0) marks.emplace_back("code");
    return marks;
  }

  /// Closes what isn't wanted any more and opens what is, in the one order.
  void set_marks(const std::vector<std::string>& wanted) {
    const auto [kept, same] = std::ranges::mismatch(marks_, wanted);
    const auto common = static_cast<std::size_t>(kept - marks_.begin());
    while (marks_.size() > common) {
      out_ += fmt::format("</{}>", marks_.back().substr(0, marks_.back().find(' ')));
      marks_.pop_back();
    }
    for (std::size_t i = common; i < wanted.size(); ++i) {
      marks_.push_back(wanted[i]);
      out_ += fmt::format("<{}>", wanted[i]);
    }
  }

  HtmlTokens tokens_;
  HtmlToken token_;
  std::string out_;
  std::vector<std::string> marks_;  ///< open ones
  std::string_view href_;
  int strong_ = 0;
  int emphasis_ = 0;
  int code_ = 0;
  int tables_ = 0;
  int cells_ = 0;
};

std::string link_to(std::string_view url, std::string_view words) {
  return fmt::format("<a href=\"{}\">{}</a>", html_escaped(url), html_escaped(words));
}

std::string paste_html_of(const Site& site, const Edition& edition, const Body& body) {
  const std::string html = html_at(body, {.prefix = site.config.base_url, .top_heading = 4});
  return PasteWriter(portable_html(html, site.absolute_url(edition_address(edition)))).write();
}

/// The address stands on a line of its own: in a heading it would be lost.
std::string item_links(const Site& site, const Item& item) {
  const auto reason = [&](const std::string& text) {
    return html_escaped(fmt::format("{}: {}", site.theme.words("no_link"), text));
  };
  std::string line =
      item.url.text.empty() ? reason(item.no_url) : link_to(item.url.text, item.url.text);
  for (const ItemLink& link : item.links) {
    line += " | ";
    line += link.url.text.empty()
                ? fmt::format("{} ({})", html_escaped(link.label), reason(link.no_url))
                : link_to(link.url.text, link.label);
  }
  return line;
}

std::string item_facts(const Site& site, const Item& item) {
  std::string facts = fmt::format("{}", fmt::join(item.authors, ", "));
  if (item.published) facts += (facts.empty() ? "" : " · ") + site.date_label(*item.published);
  return html_escaped(facts);
}

}  // namespace

std::string edition_paste_html(const Site& site, std::size_t index) {
  const Edition& edition = site.archive.editions[index];
  // What editors have fields for, the title, isn't in the text.
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>{}</title>\n</head>\n<body>\n",
      html_escaped(site.config.language), site.direction(), html_escaped(edition.title));
  out += paste_html_of(site, edition, edition.intro);
  if (!edition.tldr.empty())
    out += fmt::format("<h2>{}</h2>\n<ul>\n", html_escaped(site.theme.words("tldr")));
  for (const Section& section : site.config.sections) {
    const std::string_view line = tldr_line(edition, section.id);
    if (line.empty()) continue;
    out += fmt::format("<li><strong>{}:</strong> {}</li>\n", html_escaped(section.title),
                       html_escaped(line));
  }
  if (!edition.tldr.empty()) out += "</ul>\n";
  for (std::size_t s = 0; s < site.config.sections.size(); ++s) {
    const auto items = site.archive.items_of(edition, s);
    if (items.empty()) continue;
    const Section& section = site.config.sections[s];
    out += fmt::format("<h2>{}{}{}</h2>\n", section.emoji, section.emoji.empty() ? "" : " ",
                       html_escaped(section.title));
    for (const Item& item : items) {
      out += fmt::format("<h3>{}. {}</h3>\n<p>{}</p>\n", item.number, html_escaped(item.title.text),
                         item_links(site, item));
      if (const std::string facts = item_facts(site, item); !facts.empty())
        out += fmt::format("<p>{}</p>\n", facts);
      out += paste_html_of(site, edition, item.body);
    }
  }
  out += fmt::format("<p>{}</p>\n</body>\n</html>\n",
                     link_to(site.absolute_url(edition_address(edition)),
                             fmt::format("{} #{}", site.config.title, edition.number)));
  return out;
}

}  // namespace tokensite
