#include "tests/unit/import/edition/imported.hpp"

#include <fmt/format.h>

#include <set>
#include <sstream>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::string_view names_of_kinds[] = {"repaired", "dropped", "look", "failed"};

std::string notes_text(const ImportNotes& notes) {
  std::string text;
  for (const ImportNote& note : notes) {
    text += fmt::format("{} {}: {}{}{}\n", note.line,
                        names_of_kinds[static_cast<std::size_t>(note.kind)], note.message,
                        note.text.empty() ? "" : " | ", note.text);
  }
  return text;
}

void add_words(std::set<std::string>& words, const std::string& text) {
  std::istringstream parts(slugify(text));
  for (std::string word; std::getline(parts, word, '-');) words.insert(word);
}

}  // namespace

Config digest_config() {
  Config config;
  config.title = "The Digest";
  config.tagline = "This week's most useful weeds";
  config.sections = {
      {.id = "papers", .title = "Papers", .emoji = "📄", .count = {2, 2}},
      {.id = "videos", .title = "Videos", .emoji = "🎥", .count = {2, 2}},
      {.id = "reads", .title = "Curated Reads", .emoji = "📰", .count = {2, 2}},
      {.id = "tools", .title = "Tools & Repos", .emoji = "🛠", .count = {1, 1}},
      {.id = "learning",
       .title = "Pick of the Week",
       .emoji = "🎓",
       .count = {1, 1},
       .aliases = {"Learning"}},
  };
  config.tags = {{.id = "compost", .title = "Compost", .match = {"leaf mould"}},
                 {.id = "frost", .title = "Frost", .aliases = {"late frost"}}};
  config.has_vocabulary = true;
  return config;
}

std::string imported(const Post& post) {
  const Config config = digest_config();
  ImportNotes notes;
  const auto edition = read_edition(post, config, notes);
  if (!edition) return notes_text(notes);
  std::string text = edition_source(edition->edition);
  for (const ImportedItem& item : edition->items) {
    text += fmt::format("== {} (line {})\n{}", config.sections[item.section].id, item.line,
                        item_source(item.source));
  }
  return text + "==\n" + notes_text(edition->notes);
}

std::string imported(const std::string& body, TextFormat format) {
  return imported(Post{.origin = "digest.txt", .body = body, .format = format});
}

std::string outline_of_import(const std::string& body, TextFormat format) {
  const Config config = digest_config();
  ImportNotes notes;
  const auto edition =
      read_edition({.origin = "digest", .body = body, .format = format}, config, notes);
  if (!edition) return notes_text(notes);
  std::string text;
  for (const ImportedItem& item : edition->items) {
    text += fmt::format("{}: {} <{}>", config.sections[item.section].id, item.source.title,
                        item.source.url);
    for (const SourceLink& link : item.source.links) {
      text += fmt::format(" | {}{}{}", link.label, link.url.empty() ? "" : " ", link.url);
    }
    text += '\n';
  }
  std::erase_if(notes = edition->notes, [](const ImportNote& note) {
    return note.kind == NoteKind::dropped || note.kind == NoteKind::look;
  });
  return text + notes_text(notes);
}

std::string lost_words(const std::string& text, TextFormat format) {
  std::set<std::string> kept;
  add_words(kept, imported(text, format));
  std::set<std::string> wanted;
  add_words(wanted, text);
  std::string lost;
  for (const std::string& word : wanted) {
    if (!kept.contains(word)) lost += word + ' ';
  }
  return lost;
}

}  // namespace tokensite
