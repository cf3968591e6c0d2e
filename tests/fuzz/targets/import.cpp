#include <fmt/format.h>

#include <algorithm>

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

/// A post as `read_posts` gives it, of any bytes: the first says what it is.
Post fuzzed_post(std::string_view bytes) {
  constexpr TextFormat formats[] = {TextFormat::text, TextFormat::markdown, TextFormat::html};
  const auto kind = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  Post post{.origin = "fuzz", .format = formats[kind % 3]};
  if ((kind & 0x80U) != 0) {
    // What an export says besides the text, in a line each.
    for (std::string* name : {&post.title, &post.subtitle, &post.url}) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      *name = valid_utf8(bytes.substr(0, end));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }
  post.body = valid_utf8(bytes);
  clean(post);
  return post;
}

/// The values of a file's front matter, as the import has them.
SourceItem source_of(const Item& item) {
  SourceItem source{.title = item.title.text,
                    .url = item.url.text,
                    .no_url = item.no_url,
                    .authors = item.authors,
                    .published = item.published,
                    .again = item.again.text,
                    .draft = item.draft};
  for (const ItemLink& link : item.links) {
    source.links.push_back({.label = link.label, .url = link.url.text, .no_url = link.no_url});
  }
  for (const Spanned& tag : item.tags) source.tags.push_back(tag.text);
  return source;
}

SourceEdition source_of(const Edition& edition) {
  SourceEdition source{.number = edition.number,
                       .title = edition.title,
                       .date = edition.date,
                       .subtitle = edition.subtitle,
                       .draft = edition.draft,
                       .canonical_url = edition.canonical_url};
  for (const auto& [section, line] : edition.tldr) source.tldr.emplace_back(section.text, line);
  for (const Expectation& expected : edition.expect) {
    source.expect.push_back({.section = expected.section.text,
                             .count = expected.count.least,
                             .reason = expected.reason});
  }
  return source;
}

/// What isn't in the file as it was imported: a build reads other values, or faults.
template <typename Document, typename Source>
std::string fault_in_document(const std::optional<Document>& document, const Body& body,
                              const Sources& sources, const Diagnostics& diagnostics,
                              const Source& wanted) {
  if (!document) return "the file can't be read";
  for (const Diagnostic& diagnostic : diagnostics) {
    // Prose comes over as it is, with its faults.
    if (diagnostic.span.begin < body.source.begin) {
      return fmt::format("the front matter has a fault: {}", diagnostic.message);
    }
  }
  Source read = source_of(*document);
  std::string_view markdown = sources.text(body.source);
  if (markdown.starts_with('\n')) markdown.remove_prefix(1);
  if (markdown.ends_with('\n')) markdown.remove_suffix(1);
  read.body = markdown;
  if (read.title != wanted.title) return "the title is another one";
  if (read.body != wanted.body) return "the text is another one";
  if (!(read == wanted)) return "what stands in the front matter isn't what was imported";
  return fault_in_html(body.html);
}

/// The file as a build reads it.
std::string fault_in_file(const NewFile& file, const ImportedEdition& imported, std::size_t n,
                          const Config& config) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId id = sources.add(file.path, file.bytes);
  if (n == 0) {
    const auto edition = parse_edition(sources, id, config, diagnostics);
    return fault_in_document(edition, edition ? edition->intro : Body{}, sources, diagnostics,
                             imported.edition);
  }
  const auto item = parse_item(sources, id, config, diagnostics);
  return fault_in_document(item, item ? item->body : Body{}, sources, diagnostics,
                           imported.items[n - 1].source);
}

}  // namespace

std::string try_import(std::string_view bytes) {
  if (bytes.empty()) return "";
  const Post post = fuzzed_post(bytes);
  const Config config = fuzzed_site();
  ImportNotes notes;
  auto imported = read_edition(post, config, notes);
  if (!imported) return notes.empty() ? "no edition, and no word why" : "";
  if (imported->edition.number == 0) imported->edition.number = 1;
  if (imported->edition.date.year == 0) imported->edition.date = {2026, 1, 1};
  const std::vector<NewFile> files = files_of(*imported, config);
  std::vector<std::string> paths;
  for (std::size_t n = 0; n < files.size(); ++n) {
    const std::string fault = fault_in_file(files[n], *imported, n, config);
    if (!fault.empty()) return fmt::format("{}: {}", files[n].path, fault);
    paths.push_back(files[n].path);
  }
  std::ranges::sort(paths);
  if (std::ranges::adjacent_find(paths) != paths.end()) return "two files have one name";
  return "";
}

}  // namespace tokensite
