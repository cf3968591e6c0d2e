#include "import/edition/read_edition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "import/edition/edition_parts.hpp"
#include "import/edition/newest_link.hpp"
#include "import/edition/preamble.hpp"
#include "import/edition/propose_tags.hpp"
#include "import/edition/read_copy.hpp"
#include "import/edition/read_sections.hpp"
#include "import/edition/source_form.hpp"
#include "import/outline.hpp"

namespace tokensite {
namespace {

Outline outline_of(const Post& post) {
  switch (post.format) {
    case TextFormat::text:
      return outline_of_text(post.body);
    case TextFormat::markdown:
      return outline_of_markdown(post.body);
    case TextFormat::html:
      break;
  }
  return outline_of_html(post.body);
}

/// Lines of the body -> lines of the file that it stands in, for all that have one.
template <typename Range>
void set_lines(Range& range, std::size_t first_line) {
  for (auto& part : range) {
    if (part.line > 0) part.line = first_line == 0 ? 0 : part.line + first_line - 1;
  }
}

void set_date(ImportedEdition& imported, const Post& post) {
  if (post.date) {
    imported.edition.date = *post.date;
    return;
  }
  std::vector<std::string> urls;
  for (const ImportedItem& item : imported.items) urls.push_back(item.source.url);
  const std::optional<Date> month = month_of_newest_link(urls);
  if (!month) return;
  imported.edition.date = *month;
  imported.notes.push_back(
      {.kind = NoteKind::look,
       .message = fmt::format("the text has no date; its newest link is of {}", to_iso(*month)),
       .text = {}});
}

/// What was sent was sent: a count that is another one is an exception, not a fault.
void declare_exceptions(ImportedEdition& imported, const Config& config) {
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const Section& section = config.sections[s];
    const auto n = std::ranges::count(imported.items, s, &ImportedItem::section);
    if (section.count.allows(static_cast<int>(n))) continue;
    imported.edition.expect.push_back(
        {.section = section.id, .count = static_cast<int>(n), .reason = "imported as it was sent"});
    imported.notes.push_back({.kind = NoteKind::look,
                              .message = fmt::format("{}: {} item{} instead of {}", section.title,
                                                     n, n == 1 ? "" : "s", to_words(section.count)),
                              .text = {}});
  }
}

/// A TL;DR may have the sections' names for headings, with a line below each: those are there a
/// second time, with their items.
void take_tldr_parts(std::vector<SectionPart>& parts, const Config& config, SourceEdition& edition,
                     ImportNotes& notes) {
  for (std::size_t i = 0; i < parts.size();) {
    const bool comes_again =
        std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(),
                    [&](const SectionPart& later) { return later.section == parts[i].section; });
    const std::vector<OutlineBlock>& blocks = parts[i].blocks;
    if (!comes_again || blocks.size() != 1 || !blocks[0].links.empty()) {
      ++i;
      continue;
    }
    add_tldr_line(notes, edition, config.sections[parts[i].section].id, blocks[0].plain,
                  blocks[0].line);
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// What an editor would make of a text that may be anything.
std::optional<ImportedEdition> guess_edition(const Post& post, const Config& config,
                                             ImportNotes& notes) {
  Outline outline = outline_of(post);
  set_lines(outline.blocks, post.first_line);
  set_lines(outline.notes, post.first_line);
  ImportedEdition imported{
      .origin = {}, .edition = {}, .items = {}, .notes = std::move(outline.notes)};
  EditionParts parts = part_edition(outline, config, imported.notes);
  if (parts.sections.empty()) {
    notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("{} is no edition: it has none of the sections", post.origin),
         .text = post.title});
    return std::nullopt;
  }
  read_preamble(post, config, outline, parts.preamble, imported.edition, imported.notes);
  take_tldr_parts(parts.sections, config, imported.edition, imported.notes);
  imported.items = read_sections(outline, config, std::move(parts.preamble),
                                 std::move(parts.sections), imported.notes);
  for (ImportedItem& item : imported.items) {
    item.source.tags = propose_tags(item.source.title, item.source.body, config);
  }
  set_date(imported, post);
  imported.edition.canonical_url = post.url;
  imported.edition.draft = post.state == PostState::draft;
  return imported;
}

}  // namespace

std::optional<ImportedEdition> read_edition(const Post& post, const Config& config,
                                            ImportNotes& notes) {
  std::optional<ImportedEdition> imported;
  if (post.format == TextFormat::markdown) {
    imported = read_copy(post.body, config);
    if (imported) {
      set_lines(imported->items, post.first_line);
      set_lines(imported->notes, post.first_line);
    }
  }
  if (!imported) imported = guess_edition(post, config, notes);
  if (!imported) return std::nullopt;
  bring_into_source_form(*imported, config);
  imported->origin = post.origin;
  imported->notes.insert(imported->notes.begin(), post.notes.begin(), post.notes.end());
  if (!post.tags.empty()) {
    imported->notes.push_back(
        {.kind = NoteKind::dropped,
         .message = "the tags of the whole post: an edition's items have them",
         .text = fmt::format("{}", fmt::join(post.tags, ", "))});
  }
  if (!imported->edition.draft) declare_exceptions(*imported, config);
  std::ranges::stable_sort(imported->notes, {}, &ImportNote::line);
  return imported;
}

}  // namespace tokensite
