#include <fmt/format.h>

#include "index/addresses.hpp"
#include "render/export/exports.hpp"
#include "render/export/plain_text.hpp"
#include "render/export/portable_html.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

class EditionTextWriter {
 public:
  EditionTextWriter(const Site& site, const Edition& edition, const ExportOptions& options)
      : site_(site), edition_(edition), options_(options) {}

  std::string write() {
    append_head();
    append_body(edition_.intro, 2);
    append_tldr();
    for (std::size_t s = 0; s < site_.config.sections.size(); ++s) append_section(s);
    append_foot();
    return std::move(out_);
  }

 private:
  void append_head() {
    out_ += wrapped(edition_.title);
    out_ += wrapped(fmt::format("{} #{} · {}", site_.config.title, edition_.number,
                                site_.date_label(edition_.date)));
    out_ += site_.absolute_url(edition_address(edition_)) + "\n";
    if (!edition_.subtitle.empty()) out_ += "\n" + wrapped(edition_.subtitle);
  }

  /// A heading is underlined, so that those who skim find it.
  void append_heading(const std::string& text) {
    const std::string lines = wrapped(text);
    const std::string_view last = std::string_view(lines).substr(0, lines.size() - 1);
    const std::size_t width = display_width(last.substr(last.rfind('\n') + 1));
    out_ += "\n" + lines + std::string(width, '=') + "\n";
  }

  void append_tldr() {
    if (edition_.tldr.empty()) return;
    append_heading(site_.theme.words("tldr"));
    out_ += '\n';
    for (const Section& section : site_.config.sections) {
      const std::string_view line = tldr_line(edition_, section.id);
      if (line.empty()) continue;
      out_ += wrapped(fmt::format("{}: {}", section.title, line), {.first = "- ", .rest = "  "});
    }
  }

  void append_section(std::size_t index) {
    const auto items = site_.archive.items_of(edition_, index);
    if (items.empty()) return;
    const Section& section = site_.config.sections[index];
    append_heading(fmt::format("{}{}{} ({})", section.emoji, section.emoji.empty() ? "" : " ",
                               section.title, items.size()));
    for (const Item& item : items) append_item(item);
  }

  void append_item(const Item& item) {
    const std::string number = fmt::format("{}. ", item.number);
    const std::string indent(number.size(), ' ');
    out_ += '\n' + wrapped(item.title.text, {.first = number, .rest = indent});
    append_links(item, indent);
    std::string facts = fmt::format("{}", fmt::join(item.authors, ", "));
    if (item.published) facts += (facts.empty() ? "" : " · ") + site_.date_label(*item.published);
    if (!facts.empty()) out_ += wrapped(facts, {.first = indent, .rest = indent});
    if (!options_.compact) return append_body(item.body, 4);
    const std::string summary = site_.summary(item);
    if (!summary.empty()) out_ += '\n' + wrapped(summary);
    out_ += '\n' + site_.absolute_url(item_address(site_.archive, item)) + '\n';
  }

  /// An address each line, never broken, however long.
  void append_links(const Item& item, const std::string& indent) {
    const auto no_link = [&](std::string_view reason) {
      return fmt::format("{}: {}", site_.theme.words("no_link"), reason);
    };
    const auto append_words = [&](const std::string& words) {
      out_ += wrapped(words, {.first = indent, .rest = indent});
    };
    if (item.url.text.empty()) append_words(no_link(item.no_url));
    if (!item.url.text.empty()) out_ += fmt::format("{}{}\n", indent, item.url.text);
    if (const auto copy = archived_copy_of(site_.archived_copies, item.url.text); !copy.empty())
      out_ += fmt::format("{}{}: {}\n", indent, site_.theme.words("archived_copy"), copy);
    for (const ItemLink& link : item.links) {
      if (link.url.text.empty()) {
        append_words(fmt::format("{} ({})", link.label, no_link(link.no_url)));
      } else {
        out_ += fmt::format("{}{}: {}\n", indent, link.label, link.url.text);
      }
    }
  }

  void append_body(const Body& body, int top_heading) {
    const ArchivedLinks archived = site_.archived_links();
    const std::string html = html_at(
        body, {.prefix = site_.config.base_url, .top_heading = top_heading, .archived = &archived});
    const std::string page = site_.absolute_url(edition_address(edition_));
    const std::string text = plain_text_of(portable_html(html, page), notes_);
    if (!text.empty()) out_ += '\n' + text;
    if (const std::string notes = take_link_notes(notes_); !notes.empty()) out_ += '\n' + notes;
  }

  /// Below the line that mail programs know a signature by.
  void append_foot() {
    const Config& config = site_.config;
    out_ += "\n-- \n";
    out_ += wrapped(config.tagline.empty() ? config.title : config.title + ": " + config.tagline);
    out_ += site_.absolute_url("") + "\n";
    if (!options_.unsubscribe.empty()) {
      out_ += fmt::format("{}: {}\n", site_.theme.words("unsubscribe"), options_.unsubscribe);
    }
  }

  const Site& site_;
  const Edition& edition_;
  const ExportOptions& options_;
  LinkNotes notes_;
  std::string out_;
};

}  // namespace

std::string edition_text(const Site& site, std::size_t edition, const ExportOptions& options) {
  return EditionTextWriter(site, site.archive.editions[edition], options).write();
}

}  // namespace tokensite
