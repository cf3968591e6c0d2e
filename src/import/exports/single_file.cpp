#include "import/exports/single_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "import/exports/beehiiv.hpp"
#include "import/exports/feed_export.hpp"
#include "import/exports/ghost.hpp"
#include "import/exports/recognise.hpp"
#include "import/exports/text_file.hpp"
#include "import/exports/text_format.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// Nobody writes so much; only a whole export may be larger.
constexpr std::uint64_t largest_text = 32U << 20U;

/// Whether a writer who says that a text is of `wanted` can be right. Any text may be plain text or
/// Markdown, if it is no whole page; HTML has tags.
bool can_be(ExportKind wanted, const Recognised& recognised, std::string_view text) {
  if (!recognised.kind) return false;
  if (wanted == ExportKind::automatic || wanted == *recognised.kind) return true;
  if (!is_text_kind(wanted) || !is_text_kind(*recognised.kind)) return false;
  return wanted == ExportKind::html ? has_tags(text) : !is_html_page(text);
}

PostSet read_text(std::string text, const FilePlace& place, TextFormat format) {
  PostSet set;
  set.posts.push_back(read_text_file(place.name, std::move(text), format));
  set.posts.back().origin = place.origin;
  return set;
}

/// README files are about the folder.
bool may_be_text(std::string_view name) {
  constexpr std::array<std::string_view, 11> suffixes = {".md",   ".markdown", ".txt",   ".text",
                                                         ".html", ".htm",      ".xhtml", ".xml",
                                                         ".rss",  ".atom",     ".json"};
  const std::string last = ascii_lower(name.substr(name.rfind('/') + 1));
  return !last.starts_with("readme.") &&
         std::ranges::any_of(suffixes,
                             [&](std::string_view suffix) { return last.ends_with(suffix); });
}

}  // namespace

PostSet read_single_file(std::string text, const FilePlace& place, ExportKind wanted) {
  const Recognised recognised = recognise_text(text, place.name);
  if (!can_be(wanted, recognised, text)) {
    const bool is_wish = wanted != ExportKind::automatic;
    return failed_posts(fmt::format("{} is {}{}{}", place.name, recognised.what,
                                    is_wish ? ", not " : "", is_wish ? name_of(wanted) : ""));
  }
  const ExportKind kind = wanted == ExportKind::automatic ? *recognised.kind : wanted;
  if (kind == ExportKind::ghost) return read_ghost(text, place.origin);
  if (kind == ExportKind::beehiiv) return read_beehiiv(text, place.origin);
  if (text.size() > largest_text) {
    return failed_posts(fmt::format("{} has more than {} MiB", place.name, largest_text >> 20U));
  }
  if (kind == ExportKind::feed) return read_feed(text, place.origin);
  const TextFormat format = kind == ExportKind::html       ? TextFormat::html
                            : kind == ExportKind::markdown ? TextFormat::markdown
                                                           : TextFormat::text;
  return read_text(std::move(text), place, format);
}

PostSet read_text_folder(ExportFiles& files, std::string_view origin, ExportKind wanted) {
  PostSet set;
  std::string others;
  for (const std::string& name : files.names()) {
    if (!may_be_text(name)) {
      others += fmt::format("{}{}", others.empty() ? "" : "\n", name);
      continue;
    }
    DecodedText text = files.read(name);
    PostSet more =
        text.text
            ? read_single_file(std::move(*text.text),
                               {.name = name, .origin = fmt::format("{}{}", origin, name)}, wanted)
            : failed_posts(fmt::format("{} can't be read: {}", name, text.fault));
    std::ranges::move(more.posts, std::back_inserter(set.posts));
    std::ranges::move(more.notes, std::back_inserter(set.notes));
  }
  if (others.empty()) return set;
  const auto count = 1 + std::ranges::count(others, '\n');
  set.notes.push_back({.kind = NoteKind::look,
                       .message = count == 1 ? "a file that is no text was left alone"
                                             : fmt::format("{} files that are no texts were left "
                                                           "alone",
                                                           count),
                       .text = std::move(others)});
  return set;
}

}  // namespace tokensite
