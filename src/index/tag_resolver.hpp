// What a tag that an author wrote stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/config.hpp"

namespace tokensite {

struct ResolvedTag {
  std::string id;                        ///< the vocabulary's, or a slug; may be empty
  const VocabularyTag* known = nullptr;  ///< the vocabulary's entry, by id or alias
  std::size_t slug_size = 0;             ///< of what was written, in bytes
};

/// An archive has ten thousands of tags and few different ones: each is worked out once. The config
/// outlives the resolver.
class TagResolver {
 public:
  explicit TagResolver(const Config& config);

  /// `written` outlives the resolver; the result is as lasting.
  const ResolvedTag& resolve(std::string_view written);

 private:
  std::unordered_map<std::string_view, const VocabularyTag*> vocabulary_;
  std::unordered_map<std::string_view, ResolvedTag> resolved_;
};

}  // namespace tokensite
