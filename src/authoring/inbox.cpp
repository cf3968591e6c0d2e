#include "authoring/inbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "authoring/front_matter_edit.hpp"
#include "index/url_identity.hpp"
#include "parse/documents.hpp"
#include "parse/inventory.hpp"
#include "parse/source_text.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"
#include "support/url.hpp"

namespace tokensite {
namespace {

constexpr std::string_view folder = "content/inbox/";
constexpr std::size_t shortest_word = 2;  ///< letters that tell something by themselves

/// The first thing that would be an error in an edition; one file's faults are errors of a draft,
/// too, and stop the whole site.
std::string obstacle_of(const std::string& path, const std::string& text, const Config& config) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add(path, text);
  const auto item = parse_item(sources, file, config, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) return diagnostic.message;
  }
  return item ? "" : "it can't be read";
}

std::string value_of(const std::vector<FrontMatterKey>& keys, std::string_view name) {
  const auto found = std::ranges::find(keys, name, &FrontMatterKey::name);
  return found == keys.end() ? "" : found->value;
}

InboxItem read_item(std::string path, std::string text, const Config& config) {
  InboxItem item;
  item.slug = path.substr(folder.size(), path.size() - folder.size() - 3);
  if (const auto keys = front_matter_keys(text)) {
    item.title = value_of(*keys, "title");
    item.url = value_of(*keys, "url");
    item.added = parse_date(value_of(*keys, "added"));
    item.draft = value_of(*keys, "draft") == "true";
    const std::string section = value_of(*keys, "section");
    item.section = section_called(config, section);
    if (!item.section) item.unknown_section = section;
  }
  if (const auto bare = without_keys(text, {"section", "added"})) {
    item.item_text = *bare;
    item.obstacle = item.title.empty() ? "it has no title yet" : obstacle_of(path, *bare, config);
  } else {
    item.obstacle = front_matter_keys(text)
                        ? "`section` and `added` need lines of their own in its front matter"
                        : "its front matter can't be read";
  }
  item.path = std::move(path);
  item.text = std::move(text);
  return item;
}

bool is_item_file(const FileEntry& entry) {
  const std::string_view name = std::string_view(entry.path).substr(folder.size());
  return entry.kind == FileKind::regular && name.find('/') == name.npos && name.ends_with(".md") &&
         !is_left_over(name) && !equal_ignoring_ascii_case(name, "README.md") &&
         entry.size <= largest_text_file;
}

}  // namespace

Result<std::vector<InboxItem>> read_inbox(const FileSystem& files, const Config& config) {
  const Result<std::vector<FileEntry>> entries = files.list("content/inbox");
  if (!entries) return entries.error();
  std::vector<InboxItem> items;
  for (const FileEntry& entry : *entries) {
    if (!is_item_file(entry)) continue;
    Result<std::string> text = files.read(entry.path);
    if (!text) return text.error();
    items.push_back(read_item(entry.path, std::move(*text), config));
  }
  std::ranges::stable_sort(items, [](const InboxItem& a, const InboxItem& b) {
    const auto key = [](const InboxItem& item) {
      return std::tuple(!item.added, item.added.value_or(Date{}), std::string_view(item.slug));
    };
    return key(a) < key(b);
  });
  return items;
}

std::string inbox_source(const SourceItem& item, std::string_view section, const Date& added) {
  return inbox_source(item_source(item), section, added);
}

std::string inbox_source(std::string_view item_text, std::string_view section, const Date& added) {
  std::string lines = section.empty() ? "" : fmt::format("section: {}\n", yaml_scalar(section));
  lines += fmt::format("added: {}\n", to_iso(added));
  return with_lines(item_text, lines);
}

std::string slug_of_url(std::string_view url) {
  const std::string identity = url_identity(url);
  std::string_view rest = identity;
  while (rest.ends_with('/')) rest.remove_suffix(1);
  const std::size_t at = rest.find_last_of("/=?#:");
  std::string last = slugify(percent_decoded(rest.substr(at == rest.npos ? 0 : at + 1)));
  const auto is_letter = [](char c) { return is_ascii_alnum(c) && !is_ascii_digit(c); };
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(last, is_letter));
  const bool is_host = at != rest.npos && at > 0 && rest.substr(0, at + 1) == "//";
  // What follows an equals sign is a number to whoever made it, whatever its letters.
  const bool is_number = letters < shortest_word || (at != rest.npos && rest[at] == '=');
  if (is_number && !is_host) {
    const std::string host = display_host("https:" + identity);
    last = slugify(host.substr(0, host.find('.')) + " " + last);
  }
  return item_slug(last);
}

std::optional<std::size_t> section_called(const Config& config, std::string_view name) {
  if (const auto section = find_section(config, name)) return section;
  const std::string wanted = lower_composed(valid_utf8(name));
  const auto is_called = [&](const std::string& known) { return lower_composed(known) == wanted; };
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const Section& section = config.sections[s];
    if (is_called(section.id) || is_called(section.title) ||
        std::ranges::any_of(section.aliases, is_called)) {
      return s;
    }
  }
  return std::nullopt;
}

std::string no_such_section(const Config& config, std::string_view name) {
  std::vector<std::string_view> known;
  std::vector<std::string> listed;
  for (const Section& section : config.sections) {
    known.push_back(section.id);
    listed.push_back(fmt::format("`{}`", section.id));
  }
  const auto nearest = nearest_word(name, known);
  return fmt::format("there is no section `{}`; {}", name,
                     nearest ? fmt::format("did you mean `{}`?", *nearest)
                             : fmt::format("the sections are {}", join_in_words(listed)));
}

}  // namespace tokensite
