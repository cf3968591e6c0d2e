#include "import/edition/section_names.hpp"

#include <algorithm>
#include <vector>

#include "support/text.hpp"

namespace tokensite {
namespace {

/// No heading or label is longer, in bytes.
constexpr std::size_t longest_name = 80;

/// What an emoji may be followed by without becoming another: the selector of its coloured form.
std::string without_selectors(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, code_point_length(text.substr(at)));
    at += character.size();
    if (decode_code_point(character) != 0xFE0F) out += character;
  }
  return out;
}

/// The byte offset of the first letter or digit.
std::size_t ornament_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = code_point_length(text.substr(at));
    if (!slugify(text.substr(at, length)).empty()) break;
    at += length;
  }
  return at;
}

std::optional<std::size_t> section_of_emoji(std::string_view ornament, const Config& config) {
  const std::string seen = without_selectors(trim(ornament));
  if (seen.empty()) return std::nullopt;
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const std::string emoji = without_selectors(config.sections[s].emoji);
    if (!emoji.empty() && seen.find(emoji) != seen.npos) return s;
  }
  return std::nullopt;
}

std::vector<std::string> words_of_slug(std::string_view slug) {
  std::vector<std::string> words;
  while (!slug.empty()) {
    const std::size_t end = std::min(slug.find('-'), slug.size());
    words.emplace_back(slug.substr(0, end));
    slug.remove_prefix(std::min(end + 1, slug.size()));
  }
  return words;
}

enum class NameMatch { none, some_words, whole };

NameMatch match_name(const std::string& slug, const Section& section) {
  if (slug == section.id || slug == slugify(section.title)) return NameMatch::whole;
  for (const std::string& alias : section.aliases) {
    if (slug == slugify(alias)) return NameMatch::whole;
  }
  const std::vector<std::string> title = words_of_slug(slugify(section.title));
  const bool all_known = std::ranges::all_of(words_of_slug(slug), [&](const std::string& word) {
    return std::ranges::find(title, word) != title.end();
  });
  return all_known && !slug.empty() ? NameMatch::some_words : NameMatch::none;
}

struct NamedSection {
  std::size_t section = 0;
  NameMatch match = NameMatch::none;
};

/// A name that several sections might mean names none.
NamedSection section_of_name(std::string_view name, const Config& config) {
  const std::string slug = slugify(name);
  NamedSection found;
  for (std::size_t s = 0; s < config.sections.size(); ++s) {
    const NameMatch match = match_name(slug, config.sections[s]);
    if (match == NameMatch::none || match < found.match) continue;
    if (match == found.match) return {};
    found = {.section = s, .match = match};
  }
  return found;
}

/// "5 Papers", "Papers (5)": the number apart.
std::optional<int> take_count(std::string_view& name) {
  name = trim(name);
  std::size_t digits = 0;
  while (digits < name.size() && is_ascii_digit(name[digits])) ++digits;
  if (digits > 0 && digits <= 3 && digits < name.size() && is_ascii_space(name[digits])) {
    const int count = std::stoi(std::string(name.substr(0, digits)));
    name = trim(name.substr(digits));
    return count;
  }
  if (!name.ends_with(')')) return std::nullopt;
  const std::size_t open = name.rfind('(');
  if (open == name.npos) return std::nullopt;
  const std::string_view inner = name.substr(open + 1, name.size() - open - 2);
  if (!is_digits(inner) || inner.size() > 3) return std::nullopt;
  name = trim(name.substr(0, open));
  return std::stoi(std::string(inner));
}

}  // namespace

std::optional<SectionHeading> section_heading(std::string_view plain, HeadingMarkup markup,
                                              const Config& config) {
  plain = trim(plain);
  if (plain.size() > longest_name) return std::nullopt;
  if (plain.ends_with(':')) plain.remove_suffix(1);
  const std::size_t ornament = ornament_size(plain);
  const auto by_emoji = section_of_emoji(plain.substr(0, ornament), config);
  std::string_view name = plain.substr(ornament);
  const std::optional<int> count = take_count(name);
  const NamedSection named = section_of_name(name, config);
  if (named.match == NameMatch::whole) {
    return SectionHeading{.section = named.section, .count = count};
  }
  const bool is_marked = markup == HeadingMarkup::heading_or_strong || count;
  if (by_emoji && (count || named.match == NameMatch::some_words ||
                   markup == HeadingMarkup::heading_or_strong)) {
    return SectionHeading{
        .section = *by_emoji, .count = count, .has_other_name = named.match == NameMatch::none};
  }
  if (named.match == NameMatch::some_words && is_marked) {
    return SectionHeading{.section = named.section, .count = count};
  }
  return std::nullopt;
}

std::optional<std::size_t> glued_section_heading(std::string_view plain, const Config& config) {
  for (const Section& section : config.sections) {
    if (section.emoji.empty()) continue;
    const std::size_t at = plain.rfind(section.emoji);
    if (at == plain.npos || at == 0) continue;
    const std::string_view tail = plain.substr(at);
    std::string_view name = tail.substr(ornament_size(tail));
    if (!take_count(name)) continue;
    if (section_of_name(name, config).match == NameMatch::none) continue;
    return at;
  }
  return std::nullopt;
}

std::optional<SectionLine> section_line(std::string_view plain, const Config& config) {
  plain = trim(plain);
  const std::size_t colon = plain.find(':');
  if (colon == plain.npos || colon > longest_name) return std::nullopt;
  const std::size_t ornament = std::min(ornament_size(plain), colon);
  const NamedSection named = section_of_name(plain.substr(ornament, colon - ornament), config);
  auto section = section_of_emoji(plain.substr(0, ornament), config);
  if (named.match != NameMatch::none) section = named.section;
  if (!section) return std::nullopt;
  const std::string_view text = trim(plain.substr(colon + 1));
  if (text.empty()) return std::nullopt;
  return SectionLine{.section = *section, .text = std::string(text)};
}

}  // namespace tokensite
