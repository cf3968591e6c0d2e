#include <fmt/format.h>

#include "index/addresses.hpp"
#include "render/copies.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// `text` as the inside of a Markdown link or heading: what would be read as markup is escaped.
std::string markdown_escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void append_body(std::string& out, const Site& site, const Body& body) {
  std::string markdown =
      markdown_with_links(body, site.sources->text(body.source), site.config.base_url);
  std::erase(markdown, '\r');
  const std::string_view text = trim(markdown);
  if (!text.empty()) out += fmt::format("\n{}\n", text);
}

void append_item(std::string& out, const Site& site, const Item& item) {
  out += fmt::format("\n### {}. {}\n", item.number, markdown_escaped(item.title.text));
  std::string line = item.url.text.empty() ? fmt::format("({})", markdown_escaped(item.no_url))
                                           : fmt::format("<{}>", item.url.text);
  for (const ItemLink& link : item.links) {
    line += link.url.text.empty()
                ? fmt::format(" | {}", markdown_escaped(link.label))
                : fmt::format(" | [{}](<{}>)", markdown_escaped(link.label), link.url.text);
  }
  out += fmt::format("\n{}\n", line);
  append_body(out, site, item.body);
}

}  // namespace

std::string edition_markdown(const Site& site, const Edition& edition) {
  std::string out = fmt::format("# {}\n\n{} {} · {}\n", markdown_escaped(edition.title),
                                markdown_escaped(site.config.title),
                                fmt::format("#{}", edition.number), site.date_label(edition.date));
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
