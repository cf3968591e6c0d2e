#include "authoring/front_matter_edit.hpp"

#include <algorithm>
#include <utility>

#include "parse/front_matter.hpp"

namespace tokensite {
namespace {

/// A front matter, with the text that it points into.
struct ReadMatter {
  Sources sources;
  std::optional<FrontMatter> matter;
};

ReadMatter read(std::string_view text) {
  ReadMatter read;
  Diagnostics diagnostics;  // of no interest: whoever wants to know runs `check`
  const FileId file = read.sources.add("", std::string(text));
  read.matter = read_front_matter(read.sources, file, diagnostics);
  if (read.matter && read.matter->yaml.root().kind == YamlKind::sequence) read.matter.reset();
  if (read.matter && read.matter->yaml.root().kind == YamlKind::scalar) read.matter.reset();
  return read;
}

std::vector<FrontMatterKey> keys_of(const YamlDocument& yaml) {
  std::vector<FrontMatterKey> keys;
  const std::vector<std::uint32_t>& children = yaml.root().children;
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
    keys.push_back({.name = yaml[children[i]].scalar, .value = yaml[children[i + 1]].scalar});
  }
  return keys;
}

/// The lines of a key with its value: from the key up to the next one, but for the empty lines and
/// comments before that, which are its own.
std::pair<std::size_t, std::size_t> lines_of(std::string_view text, const YamlDocument& yaml,
                                             std::size_t child) {
  const YamlNode& key = yaml[yaml.root().children[child]];
  const YamlNode& value = yaml[yaml.root().children[child + 1]];
  const std::size_t begin = text.rfind('\n', key.span.begin) + 1;
  const std::size_t last = std::max(key.span.end, value.span.end);
  // A span may end after the line's end.
  const std::size_t from = last > begin && text[last - 1] == '\n' ? last - 1 : last;
  const std::size_t end = text.find('\n', from);
  return {begin, end == text.npos ? text.size() : end + 1};
}

bool is_one_of(std::string_view name, const std::vector<std::string_view>& names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::optional<std::vector<FrontMatterKey>> front_matter_keys(std::string_view text) {
  const ReadMatter document = read(text);
  if (!document.matter) return std::nullopt;
  return keys_of(document.matter->yaml);
}

std::optional<std::string> without_keys(std::string_view text,
                                        const std::vector<std::string_view>& names) {
  const ReadMatter document = read(text);
  if (!document.matter) return std::nullopt;
  const YamlDocument& yaml = document.matter->yaml;
  std::string shorter(text);
  std::vector<FrontMatterKey> kept;
  const std::vector<FrontMatterKey> keys = keys_of(yaml);
  for (std::size_t i = keys.size(); i-- > 0;) {
    if (!is_one_of(keys[i].name, names)) {
      kept.insert(kept.begin(), keys[i]);
      continue;
    }
    const auto [begin, end] = lines_of(text, yaml, i * 2);
    if (end > shorter.size()) return std::nullopt;
    shorter.erase(begin, end - begin);
  }
  // Whatever stood beside them on their lines would be gone, too.
  const auto left = front_matter_keys(shorter);
  const auto is_same = [](const FrontMatterKey& a, const FrontMatterKey& b) {
    return a.name == b.name && a.value == b.value;
  };
  if (!left || !std::ranges::equal(*left, kept, is_same)) return std::nullopt;
  return shorter;
}

std::string with_lines(std::string_view text, std::string_view lines) {
  const ReadMatter document = read(text);
  std::string longer(text);
  if (!document.matter) return longer;
  // The body begins after the closing line.
  const std::size_t body = document.matter->body.begin;
  const std::size_t closing = body < 2 ? 0 : text.rfind('\n', body - 2) + 1;
  return longer.insert(closing, lines);
}

}  // namespace tokensite
