#include "import/exports/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "import/exports/timestamp.hpp"
#include "parse/fields.hpp"
#include "parse/front_matter.hpp"
#include "support/text.hpp"

namespace tokensite {
namespace {

/// A key and its values; more than one where a list stands.
struct Entry {
  std::string key;  ///< in lower case
  std::vector<std::string> values;
};

struct FrontBlock {
  std::vector<Entry> entries;
  std::size_t body_begin = 0;
};

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// A scalar, or all those of a list or a mapping; the reader has bounded depth and number.
void add_values(const YamlDocument& yaml, const YamlNode& node, std::vector<std::string>& values) {
  if (node.kind == YamlKind::scalar) values.push_back(node.scalar);
  for (const std::uint32_t child : node.children) add_values(yaml, yaml[child], values);
}

/// As YAML, which most front matter is.
std::optional<FrontBlock> read_as_yaml(std::string_view name, std::string_view text) {
  Sources sources;
  const FileId file = sources.add(std::string(name), std::string(text));
  Diagnostics ignored;
  const std::optional<FrontMatter> matter = read_front_matter(sources, file, ignored);
  if (!matter || matter->yaml.root().kind != YamlKind::map) return std::nullopt;
  const YamlDocument& yaml = matter->yaml;
  FrontBlock block{.body_begin = matter->body.begin};
  for (std::size_t i = 0; i + 1 < yaml.root().children.size(); i += 2) {
    const YamlNode& value = yaml[yaml.root().children[i + 1]];
    Entry entry{.key = ascii_lower(yaml[yaml.root().children[i]].scalar)};
    add_values(yaml, value, entry.values);
    block.entries.push_back(std::move(entry));
  }
  return block;
}

/// As lines of `key: value`, however many colons the value has ("title: Frost: a diary").
std::optional<FrontBlock> read_as_lines(std::string_view text) {
  FrontBlock block;
  std::size_t at = line_at(text, 0).size() + 1;
  while (at < text.size()) {
    const std::string_view line = line_at(text, at);
    at = std::min(at + line.size() + 1, text.size());
    if (trim(line) == "---") {
      block.body_begin = at;
      return block;
    }
    if (trim(line).empty()) continue;
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    const auto is_key_character = [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; };
    if (colon == line.npos || !std::ranges::all_of(key, is_key_character)) return std::nullopt;
    block.entries.push_back({.key = ascii_lower(key)});
    const std::string_view value = trim(line.substr(colon + 1));
    if (!value.empty()) block.entries.back().values.emplace_back(value);
  }
  return std::nullopt;
}

/// "frost, foxes" and "[frost, foxes]" are lists, too, to whoever doesn't read YAML.
std::vector<std::string> tags_of(const Entry& entry) {
  std::vector<std::string> tags;
  for (std::string_view value : entry.values) {
    if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
    while (!value.empty()) {
      const std::string_view tag = value.substr(0, value.find(','));
      value.remove_prefix(std::min(tag.size() + 1, value.size()));
      if (!trim(tag).empty()) tags.emplace_back(trim(tag));
    }
  }
  return tags;
}

constexpr std::array<std::string_view, 9> known_keys = {
    "title", "subtitle", "number", "date", "slug", "url", "canonical_url", "tags", "draft"};

/// A paragraph between two rules may look like front matter ("Note: there is frost").
bool has_known_key(const FrontBlock& block) {
  return std::ranges::any_of(block.entries, [](const Entry& entry) {
    return std::ranges::find(known_keys, entry.key) != known_keys.end();
  });
}

void take_entry(Post& post, const Entry& entry) {
  const std::string value = entry.values.empty() ? "" : entry.values.front();
  const bool is_one = entry.values.size() <= 1;
  if (entry.key == "tags") {
    post.tags = tags_of(entry);
  } else if (entry.key == "title" && is_one) {
    post.title = value;
  } else if (entry.key == "subtitle" && is_one) {
    post.subtitle = value;
  } else if (entry.key == "slug" && is_one) {
    post.slug = value;
  } else if ((entry.key == "url" || entry.key == "canonical_url") && is_one) {
    post.url = value;
  } else if (entry.key == "date" && is_one) {
    take_date(post, value);
  } else if (entry.key == "draft" && is_one) {
    if (value == "true") post.state = PostState::draft;
  } else if (const auto number = parse_number(value); entry.key == "number" && number && is_one) {
    post.number = number;
  } else {
    post.notes.push_back(
        {.kind = NoteKind::dropped,
         .message = fmt::format("`{}` of the front matter has no meaning here", entry.key),
         .line = 1,
         .text = fmt::format("{}", fmt::join(entry.values, ", "))});
  }
}

void take_front_matter(Post& post, std::string_view name) {
  if (trim(line_at(post.body, 0)) != "---") return;
  std::optional<FrontBlock> block = read_as_yaml(name, post.body);
  if (!block) block = read_as_lines(post.body);
  if (!block || !has_known_key(*block)) return;
  for (const Entry& entry : block->entries) take_entry(post, entry);
  const auto end = post.body.begin() + static_cast<std::ptrdiff_t>(block->body_begin);
  post.first_line += static_cast<std::size_t>(std::count(post.body.begin(), end, '\n'));
  post.body.erase(0, block->body_begin);
}

/// "drafts/2026-06-17-late-frost.md": the day, "late-frost".
void take_name(Post& post, std::string_view name) {
  std::string_view stem = name.substr(name.rfind('/') + 1);
  if (const std::size_t dot = stem.rfind('.'); dot != stem.npos && dot > 0) {
    stem = stem.substr(0, dot);
  }
  constexpr std::size_t date_length = 10;
  if (const auto date = parse_date(stem.substr(0, date_length)); date && date->day != 0) {
    const std::string_view rest = stem.substr(date_length);
    const bool ends_there = rest.empty() || !is_ascii_alnum(rest.front());
    if (ends_there) {
      post.date = date;
      stem = rest;
    }
  }
  post.slug = slugify(stem);
}

}  // namespace

Post read_text_file(std::string_view name, std::string text, TextFormat format) {
  Post post{.body = std::move(text), .format = format};
  take_name(post, name);
  if (format != TextFormat::html) take_front_matter(post, name);
  if (post.first_line > 1) post.format = TextFormat::markdown;
  return post;
}

}  // namespace tokensite
