#include "import/exports/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/exports/csv_table.hpp"
#include "import/exports/ghost.hpp"
#include "import/exports/text_format.hpp"
#include "support/json_value.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array<Magic, 9> magic_numbers = {{
    {"%PDF-", "a PDF file"},
    {"{\\rtf", "an RTF file"},
    {"\xD0\xCF\x11\xE0", "an old Word (or other Office) file"},
    {"\x1F\x8B", "a gzip archive"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF89a", "a picture"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"Rar!", "a RAR archive"},
}};

bool is_named(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = ascii_lower(name);
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::optional<Recognised> recognise_table(std::string_view text, std::string_view name) {
  constexpr std::size_t longest_header = 4096;
  const std::string_view start = trim(text).substr(0, longest_header);
  const CsvTable table = read_csv(start.substr(0, start.find('\n')));
  const auto has = [&](std::initializer_list<std::string_view> columns) {
    return std::ranges::all_of(columns, [&](auto column) { return table.has_column(column); });
  };
  if (has({"content_html", "status"})) {
    return Recognised{.kind = ExportKind::beehiiv, .what = "the table of a beehiiv export"};
  }
  if (has({"post_id", "post_date"})) {
    return Recognised{.kind = std::nullopt,
                      .what =
                          "the table of a Substack export: give the folder or the zip that it "
                          "comes in, where the texts are"};
  }
  if (has({"subject", "publish_date", "slug"})) {
    return Recognised{.kind = std::nullopt,
                      .what =
                          "the table of a Buttondown export: give the folder or the zip that "
                          "it comes in, where the texts are"};
  }
  if (table.columns.size() > 2 && (has({"email"}) || has({"email address"}))) {
    return Recognised{.kind = std::nullopt, .what = "a table of subscribers"};
  }
  if (!is_named(name, {".csv"})) return std::nullopt;
  return Recognised{.kind = std::nullopt, .what = "a table without the columns of posts"};
}

std::optional<Recognised> recognise_json(std::string_view text) {
  const std::string_view start = trim(text);
  if (!start.starts_with('{') && !start.starts_with('[')) return std::nullopt;
  JsonFault fault;
  if (const auto document = JsonDocument::parse(text, fault)) {
    if (ghost_data(document->root())["posts"].is_array()) {
      return Recognised{.kind = ExportKind::ghost, .what = "a Ghost export"};
    }
    return Recognised{.kind = std::nullopt, .what = "JSON that isn't a Ghost export"};
  }
  // A list of links is no JSON that is broken, an object with a key is.
  const std::string_view inner = trim(start.substr(1));
  if (!start.starts_with('{') || !inner.starts_with('"')) return std::nullopt;
  return Recognised{.kind = ExportKind::ghost, .what = "JSON that is broken"};
}

std::optional<Recognised> recognise_xml(std::string_view text) {
  const std::string_view start = skip_prolog(text);
  const std::string root = start.starts_with('<') ? tag_name(start) : "";
  const std::string_view local =
      std::string_view(root).substr(root.find(':') == root.npos ? 0 : root.find(':') + 1);
  if (local == "rss" || local == "feed") {
    return Recognised{.kind = ExportKind::feed, .what = "an RSS or Atom feed"};
  }
  if (root == "html" || !trim(text).starts_with("<?xml")) return std::nullopt;
  return Recognised{.kind = std::nullopt,
                    .what = fmt::format("XML that is no feed: its root is `{}`", root)};
}

}  // namespace

std::optional<Recognised> recognise_bytes(std::string_view bytes) {
  for (const Magic& magic : magic_numbers) {
    if (bytes.starts_with(magic.bytes)) {
      return Recognised{.kind = std::nullopt, .what = std::string(magic.what)};
    }
  }
  return std::nullopt;
}

std::string_view name_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::automatic:
      return "a newsletter";
    case ExportKind::text:
      return "plain text";
    case ExportKind::markdown:
      return "Markdown";
    case ExportKind::html:
      return "HTML";
    case ExportKind::substack:
      return "a Substack export";
    case ExportKind::feed:
      return "an RSS or Atom feed";
    case ExportKind::ghost:
      return "a Ghost export";
    case ExportKind::buttondown:
      return "a Buttondown export";
    case ExportKind::beehiiv:
      return "a beehiiv export";
  }
  return "";
}

bool is_text_kind(ExportKind kind) {
  return kind == ExportKind::text || kind == ExportKind::markdown || kind == ExportKind::html;
}

Recognised recognise_text(std::string_view text, std::string_view name) {
  if (trim(text).empty()) return {.kind = std::nullopt, .what = "an empty file"};
  if (auto json = recognise_json(text)) return *json;
  if (auto xml = recognise_xml(text)) return *xml;
  if (auto table = recognise_table(text, name)) return *table;
  switch (text_format_of(text)) {
    case TextFormat::html:
      return {.kind = ExportKind::html, .what = "HTML"};
    case TextFormat::markdown:
      return {.kind = ExportKind::markdown, .what = "Markdown"};
    case TextFormat::text:
      break;
  }
  if (is_named(name, {".md", ".markdown"})) {
    return {.kind = ExportKind::markdown, .what = "Markdown"};
  }
  return {.kind = ExportKind::text, .what = "plain text"};
}

}  // namespace tokensite
