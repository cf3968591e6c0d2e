// The tags that items have, as their authors wrote them, with what each stands for.
#pragma once

#include <span>
#include <vector>

#include "index/archive.hpp"
#include "index/tag_resolver.hpp"

namespace tokensite {

/// Points into the archive.
struct TagUse {
  const Item* item = nullptr;
  const Spanned* written = nullptr;
  const ResolvedTag* tag = nullptr;
};

/// All of an archive, in its order; an item's stand together. The archive's items and the config
/// outlive it and stay where they are.
class TagUses {
 public:
  TagUses(const Archive& archive, const Config& config);
  std::span<const TagUse> all() const { return uses_; }

 private:
  TagResolver resolver_;
  std::vector<TagUse> uses_;
};

}  // namespace tokensite
