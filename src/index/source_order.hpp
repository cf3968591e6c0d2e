// Sources by how much the archive has of them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "index/archive.hpp"
#include "support/lazy.hpp"

namespace tokensite {

/// Sorts the sources when they are first asked for; safe to use from many threads. The archive is
/// indexed, and outlives it.
class SourceOrder {
 public:
  explicit SourceOrder(const Archive& archive) : archive_(archive) {}

  /// Indices into `Archive::sources`: those with most items first; of two with as many, by host.
  std::span<const std::size_t> get() const;

 private:
  const Archive& archive_;
  Lazy<std::vector<std::size_t>> sorted_;
};

}  // namespace tokensite
