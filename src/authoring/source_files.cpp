#include "authoring/source_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/text.hpp"

namespace tokensite {
namespace {

constexpr std::size_t folder_words = 5;
constexpr std::size_t slug_words = 7;

/// Words longer than that make no address that anyone would type.
constexpr std::size_t longest_slug = 80;  // bytes

/// YAML 1.2, section 5.7. What is no printable character has to be escaped; so have line ends, and
/// those that only YAML 1.1 takes for such.
void append_escaped(std::string& out, std::string_view character) {
  const char32_t code = decode_code_point(character);
  switch (code) {
    case U'"':
      out += "\\\"";
      return;
    case U'\\':
      out += "\\\\";
      return;
    case U'\n':
      out += "\\n";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (code < 0x20 || code == 0x7F) {
    out += fmt::format("\\x{:02x}", static_cast<unsigned>(code));
  } else if ((code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || code == 0xFEFF) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
  } else {
    out += character;
  }
}

/// Whether all readers of YAML take `value`, unquoted, for this text: it begins like a word or an
/// address, and nothing in it is an indicator. Words that YAML has a meaning for are none of ours.
bool can_be_plain(std::string_view value, YamlPlace place) {
  if (value.empty() || !is_ascii_alnum(value[0]) || is_ascii_digit(value[0])) return false;
  if (value.back() == ':' || value.back() == ' ') return false;
  for (const char* word : {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}) {
    if (equal_ignoring_ascii_case(value, word)) return false;
  }
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    const bool is_text = c >= ' ' && c != 0x7F && c != '"' && c != '\\';
    if (!is_text) return false;
    // YAML allows a question mark inside of a word; yaml-cpp doesn't, in a flow collection.
    if (place == YamlPlace::flow && std::string_view(",[]{}?").find(c) != std::string_view::npos) {
      return false;
    }
    if (c == ' ' && (value[at - 1] == ':' || value[at + 1] == '#')) return false;
  }
  return true;
}

std::string in_quotes(std::string_view value) {
  std::string out = "\"";
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t length = code_point_length(value.substr(at));
    append_escaped(out, value.substr(at, length));
    at += length;
  }
  return out + '"';
}

/// A file's lines of front matter; what is empty leaves no line.
class FrontMatterLines {
 public:
  void add(std::string_view key, std::string_view yaml) {
    text_ += fmt::format("{}: {}\n", key, yaml);
  }
  /// Prose, in quotes: whoever changes it later may well write ": ".
  void add_prose(std::string_view key, std::string_view value) {
    if (!value.empty()) add(key, in_quotes(value));
  }
  void add_word(std::string_view key, std::string_view value) {
    if (!value.empty()) add(key, yaml_scalar(value));
  }
  void add_list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::vector<std::string> written;
    for (const std::string& value : values) written.push_back(yaml_scalar(value, YamlPlace::flow));
    add(key, fmt::format("[{}]", fmt::join(written, ", ")));
  }
  void add_line(std::string_view line) { text_ += fmt::format("{}\n", line); }
  void add_draft(bool draft) {
    if (draft) add("draft", "true");
  }
  std::string with_body(std::string_view body) const {
    return fmt::format("---\n{}---\n{}{}{}", text_, body.empty() ? "" : "\n", body,
                       body.empty() ? "" : "\n");
  }

 private:
  std::string text_;
};

std::string link_line(const SourceLink& link) {
  const std::string label = yaml_scalar(link.label, YamlPlace::flow);
  return link.url.empty()
             ? fmt::format("  - {{label: {}, no_url: {}}}", label, in_quotes(link.no_url))
             : fmt::format("  - {{label: {}, url: {}}}", label,
                           yaml_scalar(link.url, YamlPlace::flow));
}

/// The first `most` words of a slug, fewer if they are long; a word without an end is cut.
std::string first_words(std::string_view slug, std::size_t most) {
  std::string words;
  for (std::size_t n = 0; n < most && !slug.empty(); ++n) {
    const std::string_view word = slug.substr(0, slug.find('-'));
    if (n > 0 && words.size() + 1 + word.size() > longest_slug) break;
    if (n > 0) words += '-';
    words += word;
    slug.remove_prefix(std::min(word.size() + 1, slug.size()));
  }
  std::size_t end = 0;
  while (end < words.size()) {
    const std::size_t length = code_point_length(std::string_view(words).substr(end));
    if (end + length > longest_slug) break;
    end += length;
  }
  words.resize(end);
  return words;
}

}  // namespace

std::string yaml_scalar(std::string_view value, YamlPlace place) {
  return can_be_plain(value, place) ? std::string(value) : in_quotes(value);
}

std::string item_source(const SourceItem& item) {
  FrontMatterLines lines;
  lines.add("title", in_quotes(item.title));
  lines.add_word("url", item.url);
  lines.add_prose("no_url", item.no_url);
  if (!item.links.empty()) lines.add_line("links:");
  for (const SourceLink& link : item.links) lines.add_line(link_line(link));
  lines.add_list("tags", item.tags);
  lines.add_list("authors", item.authors);
  if (item.published) lines.add("published", to_iso(*item.published));
  lines.add_prose("again", item.again);
  lines.add_draft(item.draft);
  return lines.with_body(item.body);
}

std::string edition_source(const SourceEdition& edition) {
  FrontMatterLines lines;
  lines.add("number", fmt::format("{}", edition.number));
  lines.add("title", in_quotes(edition.title));
  lines.add_prose("subtitle", edition.subtitle);
  lines.add("date", to_iso(edition.date));
  lines.add_draft(edition.draft);
  lines.add_list("aliases", edition.aliases);
  lines.add_word("canonical_url", edition.canonical_url);
  if (!edition.expect.empty()) lines.add_line("expect:");
  for (const SourceException& exception : edition.expect) {
    lines.add_line(fmt::format("  {}: {{count: {}, reason: {}}}", exception.section,
                               exception.count, in_quotes(exception.reason)));
  }
  if (!edition.tldr.empty()) lines.add_line("tldr:");
  for (const auto& [section, line] : edition.tldr) {
    lines.add_line(fmt::format("  {}: {}", section, in_quotes(line)));
  }
  return lines.with_body(edition.body);
}

std::string edition_folder_name(int number, std::string_view title) {
  const std::string words = first_words(slugify(title), folder_words);
  return fmt::format("{:04}-{}", number, words.empty() ? "edition" : words);
}

std::string item_slug(std::string_view title) {
  // "Domino: Decoupling Causal Modeling from …" is known as Domino.
  const std::string name = slugify(title.substr(0, title.find(": ")));
  const std::string words = first_words(name.size() > 2 ? name : slugify(title), slug_words);
  return words.empty() ? "item" : words;
}

std::string unique_slug(std::string slug, std::vector<std::string>& taken) {
  std::string free = slug;
  for (int n = 2; std::ranges::find(taken, free) != taken.end(); ++n) {
    free = fmt::format("{}-{}", slug, n);
  }
  taken.push_back(free);
  return free;
}

std::string item_file_name(int position, std::string_view slug) {
  return fmt::format("{}-{}.md", position, slug);
}

}  // namespace tokensite
