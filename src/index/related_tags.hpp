// Which tags go together: those that stand at the same items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "support/lazy.hpp"

namespace tokensite {

/// How many are found for a tag, at most.
inline constexpr std::size_t most_related_tags = 12;

struct RelatedTag {
  std::uint32_t tag = 0;    ///< index into `Archive::tags`
  std::uint32_t items = 0;  ///< that have both
  friend bool operator==(const RelatedTag&, const RelatedTag&) = default;
};

/// Finds a tag's when they are first asked for; safe to use from many threads. The archive is
/// indexed, and outlives it.
class RelatedTags {
 public:
  explicit RelatedTags(const Archive& archive) : archive_(archive), found_(archive.tags.size()) {}

  /// Those that share most items with this one first; among equals in the archive's order, by
  /// title.
  std::span<const RelatedTag> of(std::size_t tag) const;

 private:
  std::vector<RelatedTag> find(std::size_t tag) const;

  const Archive& archive_;
  std::vector<Lazy<std::vector<RelatedTag>>> found_;
};

}  // namespace tokensite
