#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "index/addresses.hpp"
#include "render/copies.hpp"
#include "support/byte_runs.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Whether what follows the `&` reads as an entity: "&amp;", "&#38;".
bool begins_entity(std::string_view text) {
  const std::size_t end =
      text.find_first_not_of("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 1);
  return end != text.npos && end > 1 && text[end] == ';';
}

/// `text` as the inside of a Markdown link or heading: what would be read as markup is escaped.
/// `separators`, of brackets and commas, are escaped too.
std::string markdown_escaped(std::string_view text, std::string_view separators = "") {
  const auto may_be_markup = [](auto c) {
    return (c == '#') | (c == '&') | (c == '(') | (c == ')') | (c == '*') | (c == ',') |
           (c == '<') | (c == '>') | ((c >= '[') & (c <= '`')) | (c == '|') | (c == '~');
  };
  std::string escaped;
  for (std::size_t at = 0;;) {
    const std::size_t end = end_of_run(text, at, may_be_markup);
    escaped.append(text, at, end - at);
    if (end == text.size()) return escaped;
    const char c = text[end];
    const bool is_markup = std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos ||
                           separators.find(c) != separators.npos ||
                           (c == '&' && begins_entity(text.substr(end)));
    if (is_markup) escaped += '\\';
    escaped += c;
    at = end + 1;
  }
}

/// A reason stands in brackets.
std::string bracketed(std::string_view reason) {
  return fmt::format("({})", markdown_escaped(reason, "()"));
}

/// "Tags: llm, rag"; nothing if there are none.
void append_list(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out += fmt::format("\\\n{}: ", key);
  for (std::size_t i = 0; i < values.size(); ++i)
    out.append(i == 0 ? "" : ", ").append(markdown_escaped(values[i], ","));
}

void append_line(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += fmt::format("\\\n{}: {}", key, markdown_escaped(value));
}

void append_link(std::string& out, std::string_view key, std::string_view url) {
  if (!url.empty()) out += fmt::format("\\\n{}: <{}>", key, url);
}

/// Without the lines that are empty before and after it. White space at the beginning of its first
/// line is part of it: it makes code.
std::string_view without_empty_ends(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  for (std::size_t end = text.find('\n'); end != text.npos && trim(text.substr(0, end)).empty();
       end = text.find('\n')) {
    text.remove_prefix(end + 1);
  }
  return text;
}

/// Whether a line of this text could be taken for one of the copy's own headings.
bool has_heading_line(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (line.starts_with('#')) return true;
    if (!line.empty() &&
        (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos)) {
      return true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

/// What the marks around a text call it: "text", or "text 2", so that it doesn't hold its own end.
std::string name_of_text(std::string_view text) {
  constexpr std::string_view mark = "<!-- end of text";
  std::uint64_t last = 0;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
    at += mark.size();
    std::uint32_t number = 1;
    if (at + 1 < text.size())
      std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    last = std::max<std::uint64_t>(last, number);
  }
  return last == 0 ? "text" : fmt::format("text {}", last + 1);
}

void append_body(std::string& out, const Site& site, const Body& body) {
  std::string markdown =
      markdown_with_links(body, site.sources->text(body.source), site.config.base_url);
  std::erase(markdown, '\r');
  const std::string_view text = without_empty_ends(markdown);
  if (text.empty()) return;
  if (!has_heading_line(text) && text.find("<!-- text") == text.npos) {
    out += fmt::format("\n{}\n", text);
    return;
  }
  const std::string name = name_of_text(text);
  out += fmt::format("\n<!-- {} -->\n\n{}\n\n<!-- end of {} -->\n", name, text, name);
}

void append_item(std::string& out, const Site& site, const Item& item) {
  out += fmt::format("\n### {}. {}\n\n", item.number, markdown_escaped(item.title.text));
  out += item.url.text.empty() ? bracketed(item.no_url) : fmt::format("<{}>", item.url.text);
  for (const ItemLink& link : item.links) {
    out += link.url.text.empty()
               ? fmt::format(" | {} {}", markdown_escaped(link.label, "()"), bracketed(link.no_url))
               : fmt::format(" | [{}](<{}>)", markdown_escaped(link.label), link.url.text);
  }
  std::vector<std::string> tags;
  for (const Spanned& tag : item.tags) tags.push_back(tag.text);
  append_list(out, "Tags", tags);
  append_list(out, "Authors", item.authors);
  if (item.published) append_line(out, "Published", to_iso(*item.published));
  append_line(out, "Again", item.again.text);
  append_line(out, "Draft", item.draft ? "true" : "");
  append_link(out, "Permalink", site.absolute_url(item_address(site.archive, item)));
  out += '\n';
  append_body(out, site, item.body);
}

void append_head(std::string& out, const Site& site, const Edition& edition) {
  out += fmt::format("# {}\n\n{} #{} · {}", markdown_escaped(edition.title),
                     markdown_escaped(site.config.title), edition.number,
                     site.date_label(edition.date));
  append_line(out, "Date", to_iso(edition.date));
  append_line(out, "Subtitle", edition.subtitle);
  append_line(out, "Draft", edition.draft ? "true" : "");
  append_link(out, "Canonical", edition.canonical_url);
  append_link(out, "Permalink", site.absolute_url(edition_address(edition)));
  out += '\n';
}

}  // namespace

// The form of an edition's copy, so that `import` reads it back. Readers see an ordinary text; to a
// program each line has one meaning:
//
//   # Title
//                                         (an empty line between all of these)
//   Site #32 · June 17, 2026             the head: lines of one paragraph. Here and below titles
//   Date: 2026-06-17                     a backslash ends each line of such a paragraph but the
//   last Subtitle: …                           this line and the next two only if there is anything
//   to say Draft: true Canonical: <url> Permalink: <url>
//
//   the introduction
//
//   ## TL;DR                              in the site's language; before the first section
//
//   - Section's title: its line
//
//   ## 📄 Section's title                 with the section's emoji, if it has one
//
//   ### 1. Item's title                   counted from 1 in each section
//
//   <url> | [label](<url>) | label (why there is no address)
//   Tags: llm, rag                        as in the source; likewise only if there are any
//   Authors: Ada Moss, Jo Reed
//   Published: 2025-03-09
//   Again: the reason
//   Draft: true
//   Permalink: <https://…/editions/32/slug/>
//
//   the item's text
//
// The paragraph below a title is always there, so a text begins after it, whatever it looks like.
// In place of the first <url> there is `(why there is no address)` for an item without one.
// In titles, labels, lines and reasons a backslash stands before what Markdown would read as
// markup: before \ ` * _ [ ] < > # | ~ and an & that begins an entity; in reasons and the labels
// beside them also before ( and ), in lists also before a comma. Titles, labels and lines hold no
// line break. Addresses stand as they are: they hold neither < nor >.
//
// The texts are the source's, byte for byte, but for three things: empty lines around them and
// carriage returns are gone, and links to the site's own files have become whole addresses. A text
// in which a line begins with `#`, or holds nothing but `=` or `-`, stands between the two lines
// `<!-- text -->` and `<!-- end of text -->`, each with an empty line beside it; all between them
// is the text. (`<!-- text 2 -->` and so on, if it holds the latter line itself.)
std::string edition_markdown(const Site& site, const Edition& edition) {
  std::string out;
  append_head(out, site, edition);
  append_body(out, site, edition.intro);
  if (!edition.tldr.empty()) out += fmt::format("\n## {}\n\n", site.theme.words("tldr"));
  for (const Section& section : site.config.sections) {
    const std::string_view line = tldr_line(edition, section.id);
    if (!line.empty())
      out += fmt::format("- {}: {}\n", markdown_escaped(section.title), markdown_escaped(line));
  }
  for (std::size_t s = 0; s < site.config.sections.size(); ++s) {
    const auto items = site.archive.items_of(edition, s);
    if (items.empty()) continue;
    const Section& section = site.config.sections[s];
    out += fmt::format("\n## {}{}{}\n", section.emoji, section.emoji.empty() ? "" : " ",
                       markdown_escaped(section.title));
    for (const Item& item : items) append_item(out, site, item);
  }
  return out;
}

std::string llms_txt(const Site& site) {
  std::string out = fmt::format("# {}\n", site.config.title);
  if (!site.config.tagline.empty()) out += fmt::format("\n> {}\n", site.config.tagline);
  if (!site.archive.editions.empty())
    out += fmt::format("\n## {}\n\n", site.theme.words("editions"));
  for (auto edition = site.archive.editions.rbegin(); edition != site.archive.editions.rend();
       ++edition) {
    out += fmt::format("- [{}]({}): {}\n", markdown_escaped(edition->title),
                       site.absolute_url(fmt::format("editions/{}.md", edition->number)),
                       site.summary(*edition));
  }
  out += fmt::format("\n## Optional\n\n- [{}]({}): JSON\n- [{}]({}): JSON\n",
                     site.theme.words("editions"), site.absolute_url("api/editions.json"),
                     site.theme.words("tags"), site.absolute_url("api/tags.json"));
  return out;
}

}  // namespace tokensite
