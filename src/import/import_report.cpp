#include "import/import_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "support/json.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::array<std::pair<NoteKind, std::string_view>, 4> kinds = {{
    {NoteKind::failed, "failed"},
    {NoteKind::repaired, "repaired"},
    {NoteKind::dropped, "dropped"},
    {NoteKind::look, "look"},
}};

constexpr std::array<std::pair<EditionOutcome, std::string_view>, 4> outcomes = {{
    {EditionOutcome::added, "added"},
    {EditionOutcome::unchanged, "unchanged"},
    {EditionOutcome::kept, "kept"},
    {EditionOutcome::refused, "refused"},
}};

template <class Names, class Value>
std::string_view name_of(const Names& names, Value value) {
  return std::ranges::find(names, value, [](const auto& entry) { return entry.first; })->second;
}

constexpr std::size_t longest_quotation = 60;  // code points

std::ptrdiff_t items_in(const ImportedEdition& imported, std::size_t section) {
  return std::ranges::count(imported.items, section, &ImportedItem::section);
}

std::string note_line(const ImportNote& note) {
  const std::string place = note.line == 0 ? "" : fmt::format("line {}", note.line);
  const std::string words =
      note.text.empty() ? "" : fmt::format(": “{}”", shortened(note.text, longest_quotation));
  return fmt::format("  {:<9} {:<10} {}{}\n", name_of(kinds, note.kind), place, note.message,
                     words);
}

std::string notes_text(const ImportNotes& notes) {
  std::string text;
  for (const auto& [kind, name] : kinds) {
    for (const ImportNote& note : notes) {
      if (note.kind == kind) text += note_line(note);
    }
  }
  return text;
}

std::string edition_text(const ImportResult& result, const Config& config) {
  const SourceEdition& edition = result.imported.edition;
  std::string text = fmt::format("#{} {} ({})\n", edition.number, shortened(edition.title, 70),
                                 edition.date.year == 0 ? "no date" : to_iso(edition.date));
  text += fmt::format("  {:<9} {}\n", name_of(outcomes, result.outcome),
                      result.folder.empty() ? result.imported.origin : result.folder);
  std::vector<std::string> counts;
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    counts.push_back(fmt::format("{} {}", items_in(result.imported, s), config.sections[s].title));
  }
  return text + fmt::format("  {:<9} {}\n", "items", fmt::join(counts, ", ")) +
         notes_text(result.imported.notes);
}

/// How many notes of each kind there are, and editions of each outcome.
struct Sums {
  std::array<std::size_t, kinds.size()> notes{};
  std::array<std::size_t, outcomes.size()> editions{};
  std::size_t items = 0;
};

void add_notes(Sums& sums, const ImportNotes& notes) {
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    sums.notes[k] +=
        static_cast<std::size_t>(std::ranges::count(notes, kinds[k].first, &ImportNote::kind));
  }
}

Sums sums_of(const ImportReport& report) {
  Sums sums;
  add_notes(sums, report.notes);
  for (const ImportResult& result : report.editions) {
    add_notes(sums, result.imported.notes);
    sums.items += result.imported.items.size();
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
      sums.editions[o] += result.outcome == outcomes[o].first ? 1 : 0;
    }
  }
  return sums;
}

void write_notes(JsonWriter& json, const ImportNotes& notes) {
  json.key("notes").begin_array();
  for (const ImportNote& note : notes) {
    json.begin_object()
        .member("kind", name_of(kinds, note.kind))
        .member("message", valid_utf8(note.message));
    if (note.line > 0) json.member("line", static_cast<std::int64_t>(note.line));
    json.member_if("text", valid_utf8(note.text)).end_object();
  }
  json.end_array();
}

void write_edition(JsonWriter& json, const ImportResult& result, const Config& config) {
  const SourceEdition& edition = result.imported.edition;
  json.begin_object()
      .member("number", edition.number)
      .member("title", edition.title)
      .member_if("date", edition.date.year == 0 ? "" : to_iso(edition.date))
      .member("source", valid_utf8(result.imported.origin))
      .member("outcome", name_of(outcomes, result.outcome))
      .member_if("folder", result.folder);
  json.key("items").begin_object();
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    json.member(config.sections[s].id, items_in(result.imported, s));
  }
  json.end_object();
  write_notes(json, result.imported.notes);
  json.end_object();
}

}  // namespace

bool has_failures(const ImportReport& report) {
  const Sums sums = sums_of(report);
  return sums.notes[0] > 0;
}

std::string import_table(const ImportReport& report, const Config& config) {
  std::string text;
  for (const ImportResult& result : report.editions) text += edition_text(result, config) + '\n';
  if (!report.notes.empty()) text += notes_text(report.notes) + '\n';
  const Sums sums = sums_of(report);
  std::vector<std::string> parts;
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    if (sums.editions[o] > 0) {
      parts.push_back(fmt::format("{} {}", sums.editions[o], outcomes[o].second));
    }
  }
  text += fmt::format(
      "{} edition{}, {} item{}{}{}", report.editions.size(), report.editions.size() == 1 ? "" : "s",
      sums.items, sums.items == 1 ? "" : "s", parts.empty() ? "" : ": ", fmt::join(parts, ", "));
  text += fmt::format("; {} repaired, {} dropped, {} to look at", sums.notes[1], sums.notes[2],
                      sums.notes[3]);
  if (sums.notes[0] > 0) text += fmt::format(", {} failed", sums.notes[0]);
  return text + (report.dry_run ? "; nothing was written\n" : "\n");
}

std::string import_json(const ImportReport& report, const Config& config) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object().key("dry_run").flag(report.dry_run).key("editions").begin_array();
  for (const ImportResult& result : report.editions) write_edition(json, result, config);
  json.end_array();
  write_notes(json, report.notes);
  const Sums sums = sums_of(report);
  json.key("summary").begin_object();
  json.member("editions", static_cast<std::int64_t>(report.editions.size()))
      .member("items", static_cast<std::int64_t>(sums.items));
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    json.member(outcomes[o].second, static_cast<std::int64_t>(sums.editions[o]));
  }
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    json.member(kinds[k].second, static_cast<std::int64_t>(sums.notes[k]));
  }
  return json.end_object().end_object().take() + '\n';
}

}  // namespace tokensite
