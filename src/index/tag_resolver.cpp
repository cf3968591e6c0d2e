#include "index/tag_resolver.hpp"

#include "support/text.hpp"

namespace tokensite {

TagResolver::TagResolver(const Config& config) {
  for (const VocabularyTag& tag : config.tags) {
    // Where two have one name, the first has it.
    vocabulary_.try_emplace(tag.id, &tag);
    for (const std::string& alias : tag.aliases) vocabulary_.try_emplace(alias, &tag);
  }
}

const ResolvedTag& TagResolver::resolve(std::string_view written) {
  const auto [entry, is_new] = resolved_.try_emplace(written);
  ResolvedTag& tag = entry->second;
  if (!is_new) return tag;
  std::string slug = slugify(written);
  tag.slug_size = slug.size();
  const auto found = vocabulary_.find(written);
  if (found != vocabulary_.end()) tag.known = found->second;
  tag.id = tag.known != nullptr ? tag.known->id : std::move(slug);
  return tag;
}

}  // namespace tokensite
