#include <fmt/format.h>

#include "import/edition/write_edition.hpp"
#include "parse/documents.hpp"
#include "support/text.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace tokensite {
namespace {

Config fuzzed_site() {
  Config config;
  config.title = "The Digest";
  config.tagline = "Useful weeds";
  config.sections = {{.id = "papers", .title = "Papers", .emoji = "📄", .count = {2, 2}},
                     {.id = "reads", .title = "Curated Reads", .emoji = "📰", .count = {1, 1}},
                     {.id = "tools", .title = "Tools & Repos", .count = {0, {}}}};
  config.tags = {{.id = "moss", .title = "Moss"}};
  return config;
}

/// The file as a build reads it.
std::string fault_in_file(const NewFile& file, const ImportedEdition& imported, std::size_t n,
                          const Config& config) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId id = sources.add(file.path, file.bytes);
  if (n == 0) {
    const auto edition = parse_edition(sources, id, config, diagnostics);
    if (!edition) return fmt::format("{} can't be read", file.path);
    return edition->title == imported.edition.title ? "" : "the edition's title is another one";
  }
  const ImportedItem& written = imported.items[n - 1];
  const auto item = parse_item(sources, id, config, diagnostics);
  if (!item) return fmt::format("{} can't be read", file.path);
  if (item->title.text != written.source.title) return "an item's title is another one";
  if (item->url.text != written.source.url) return "an item's address is another one";
  return fault_in_html(item->body.html);
}

}  // namespace

std::string try_import(std::string_view bytes) {
  if (bytes.empty()) return "";
  constexpr TextFormat formats[] = {TextFormat::text, TextFormat::markdown, TextFormat::html};
  const Post post{.origin = "fuzz",
                  .body = valid_utf8(bytes.substr(1)),
                  .format = formats[static_cast<unsigned char>(bytes[0]) % 3]};
  const Config config = fuzzed_site();
  ImportNotes notes;
  auto imported = read_edition(post, config, notes);
  if (!imported) return notes.empty() ? "no edition, and no word why" : "";
  if (imported->edition.number == 0) imported->edition.number = 1;
  if (imported->edition.date.year == 0) imported->edition.date = {2026, 1, 1};
  const std::vector<NewFile> files = files_of(*imported, config);
  for (std::size_t n = 0; n < files.size(); ++n) {
    std::string fault = fault_in_file(files[n], *imported, n, config);
    if (!fault.empty()) return fault;
  }
  return "";
}

}  // namespace tokensite
