#include "model/config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/url.hpp"

namespace tokensite {

std::string to_words(const Count& count) {
  if (!count.most) return fmt::format("{} or more", count.least);
  if (*count.most == count.least) return fmt::format("{}", count.least);
  return fmt::format("{} to {}", count.least, *count.most);
}

std::optional<std::size_t> find_section(const Config& config, std::string_view id) {
  const auto found = std::ranges::find(config.sections, id, &Section::id);
  if (found == config.sections.end()) return std::nullopt;
  return static_cast<std::size_t>(found - config.sections.begin());
}

const VocabularyTag* find_tag(const Config& config, std::string_view name) {
  const auto found = std::ranges::find_if(config.tags, [&](const VocabularyTag& tag) {
    return tag.id == name || std::ranges::find(tag.aliases, name) != tag.aliases.end();
  });
  return found == config.tags.end() ? nullptr : &*found;
}

void set_base_url(Config& config, std::string_view url) {
  const std::string_view bare = url.substr(0, url.find_first_of("?#"));
  config.base_url = std::string(bare);
  if (!config.base_url.ends_with('/')) config.base_url += '/';
  const std::string_view path = split_url(config.base_url)->path;
  config.base_path = path.empty() ? "/" : std::string(path);
}

}  // namespace tokensite
