#include "import/edition/source_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "import/exports/decoded_text.hpp"
#include "parse/source_text.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

/// A file's name has at most 255 bytes; a position and a number at the end are still to come.
constexpr std::size_t longest_slug = 200;

class SourceForm {
 public:
  SourceForm(ImportedEdition& imported, const Config& config)
      : imported_(imported), config_(config) {}

  void bring() {
    bring_edition(imported_.edition);
    for (ImportedItem& item : imported_.items) bring_item(item);
    std::ranges::stable_sort(imported_.items, {}, &ImportedItem::section);
    line_ = 0;
    if (controls_ == 0) return;
    note(NoteKind::repaired, fmt::format("{} invisible character{} that no page can hold taken out",
                                         controls_, controls_ == 1 ? "" : "s"));
  }

 private:
  void note(NoteKind kind, std::string message, std::string text = {}) {
    imported_.notes.push_back(
        {.kind = kind, .message = std::move(message), .line = line_, .text = std::move(text)});
  }

  void bring_line(std::string& text) {
    controls_ += remove_controls(text);
    text = folded_space(text);
  }

  void bring_lines(std::vector<std::string>& texts) {
    for (std::string& text : texts) bring_line(text);
    std::erase(texts, "");
  }

  /// A build wouldn't even read a file that is larger.
  void check_size(std::string_view name, std::size_t size) {
    if (size <= largest_text_file) return;
    note(NoteKind::look,
         fmt::format("{} has {:.1f} MiB; a source file may have at most {} MiB", name,
                     static_cast<double>(size) / (1U << 20U), largest_text_file >> 20U));
  }

  void bring_edition(SourceEdition& edition) {
    bring_line(edition.title);
    if (edition.title.empty()) {
      edition.title = config_.title;
      note(NoteKind::look, "the edition has no title");
    }
    bring_line(edition.subtitle);
    bring_line(edition.canonical_url);
    if (const auto fault = unfit(edition.canonical_url)) {
      note(NoteKind::look, fmt::format("the edition's own address leads nowhere: {}", *fault),
           std::exchange(edition.canonical_url, {}));
    }
    for (auto& [section, line] : edition.tldr) bring_line(line);
    std::erase_if(edition.tldr, [](const auto& line) { return line.second.empty(); });
    controls_ += remove_controls(edition.body);
    check_size("the edition's own text", edition_source(edition).size());
  }

  void bring_item(ImportedItem& imported) {
    SourceItem& item = imported.source;
    line_ = imported.line;
    for (std::string* text : {&item.title, &item.url, &item.no_url, &item.again}) bring_line(*text);
    if (item.title.empty()) name_after_address(item);
    shown_title_ = shortened(item.title, 60);
    bring_address(item);
    for (SourceLink& link : item.links) bring_link(link);
    bring_lines(item.tags);
    bring_lines(item.authors);
    controls_ += remove_controls(item.body);
    if (imported.slug.size() > longest_slug) {
      note(NoteKind::look,
           fmt::format("the address of `{}` ends in a name that is too long for a file",
                       shown_title_),
           std::exchange(imported.slug, {}));
    }
    check_size(fmt::format("`{}`", shown_title_), item_source(item).size());
  }

  /// None if there is no address.
  static std::optional<std::string> unfit(std::string_view url) {
    return url.empty() ? std::nullopt : url_fault(url);
  }

  /// A picture can stand where a title should, and a link without words.
  void name_after_address(SourceItem& item) {
    item.title = display_host(item.url);
    if (item.title.empty()) item.title = "Untitled";
    note(NoteKind::look, fmt::format("an item has no title; `{}` stands in", item.title));
  }

  void bring_address(SourceItem& item) {
    if (const auto fault = unfit(item.url)) {
      note(NoteKind::look,
           fmt::format("`{}` has an address that leads nowhere: {}", shown_title_, *fault),
           std::exchange(item.url, {}));
      item.no_url = lost_address;
    } else if (item.url.empty() && item.no_url.empty()) {
      note(NoteKind::look, fmt::format("`{}` has no address", shown_title_));
      item.no_url = lost_address;
    }
  }

  void bring_link(SourceLink& link) {
    for (std::string* text : {&link.label, &link.url, &link.no_url}) bring_line(*text);
    if (link.label.empty()) {
      link.label = display_host(link.url);
      if (link.label.empty()) link.label = "Link";
      note(NoteKind::look,
           fmt::format("a link of `{}` has no words; `{}` stands in", shown_title_, link.label));
    }
    if (const auto fault = unfit(link.url)) {
      note(NoteKind::look,
           fmt::format("the link `{}` of `{}` leads nowhere: {}", link.label, shown_title_, *fault),
           std::exchange(link.url, {}));
      link.no_url = lost_address;
    } else if (link.url.empty() && link.no_url.empty()) {
      note(NoteKind::look,
           fmt::format("`{}` has lost the address of its link `{}`", shown_title_, link.label));
      link.no_url = lost_address;
    }
  }

  ImportedEdition& imported_;
  const Config& config_;
  std::size_t line_ = 0;
  std::string shown_title_;
  std::size_t controls_ = 0;
};

}  // namespace

void bring_into_source_form(ImportedEdition& imported, const Config& config) {
  SourceForm(imported, config).bring();
}

void add_tldr_line(ImportNotes& notes, SourceEdition& edition, const std::string& section,
                   std::string text, std::size_t line) {
  const auto same =
      std::ranges::find(edition.tldr, section, &std::pair<std::string, std::string>::first);
  if (same == edition.tldr.end()) {
    edition.tldr.emplace_back(section, std::move(text));
    return;
  }
  same->second += fmt::format(" {}", text);
  notes.push_back({.kind = NoteKind::look,
                   .message = fmt::format("two lines of the TL;DR are for `{}`", section),
                   .line = line,
                   .text = std::move(text)});
}

}  // namespace tokensite
