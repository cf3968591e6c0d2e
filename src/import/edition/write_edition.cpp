#include "import/edition/write_edition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "authoring/source_files.hpp"
#include "support/files.hpp"

namespace tokensite {
namespace {

bool holds(const std::string& folder, const std::vector<NewFile>& files) {
  return std::ranges::all_of(files, [&](const NewFile& file) {
    const Result<std::string> bytes = read_file(fmt::format("{}/{}", folder, file.path));
    return bytes && *bytes == file.bytes;
  });
}

}  // namespace

std::vector<NewFile> files_of(const ImportedEdition& imported, const Config& config) {
  std::vector<NewFile> files = {{.path = "edition.md", .bytes = edition_source(imported.edition)}};
  std::vector<std::string> slugs;
  std::size_t section = config.sections.size();
  int position = 0;
  for (const ImportedItem& item : imported.items) {
    position = item.section == section ? position + 1 : 1;
    section = item.section;
    const std::string slug =
        unique_slug(item.slug.empty() ? item_slug(item.source.title) : item.slug, slugs);
    files.push_back(
        {.path = fmt::format("{}/{}", config.sections[section].id, item_file_name(position, slug)),
         .bytes = item_source(item.source)});
  }
  return files;
}

Result<Done> write_edition(const std::string& site, const Config& config,
                           const std::vector<KnownEdition>& known, Writing writing,
                           ImportResult& result) {
  const SourceEdition& edition = result.imported.edition;
  const std::vector<NewFile> files = files_of(result.imported, config);
  const auto same = std::ranges::find(known, edition.number, &KnownEdition::number);
  if (same != known.end()) {
    result.folder = same->folder;
    const bool is_same = holds(fmt::format("{}/{}", site, same->folder), files);
    result.outcome = is_same ? EditionOutcome::unchanged : EditionOutcome::kept;
    if (is_same) return Done{};
    result.imported.notes.push_back(
        {.kind = NoteKind::look,
         .message = "the site has another edition of this number, and keeps it",
         .text = {}});
    return Done{};
  }
  result.folder =
      fmt::format("content/editions/{}", edition_folder_name(edition.number, edition.title));
  result.outcome = EditionOutcome::added;
  if (writing == Writing::dry_run) return Done{};
  const Result<Named> named = write_new_folder(fmt::format("{}/{}", site, result.folder), files);
  if (!named) return named.error();
  if (*named == Named::yes) return Done{};
  return Error{fmt::format("{} has come into being meanwhile", result.folder)};
}

}  // namespace tokensite
