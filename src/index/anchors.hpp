// The parts of pages that links may lead to: `editions/32/#papers`, `editions/32/#kwai-keye-vl-2`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/archive.hpp"

namespace tokensite {

/// An item's id on its edition's page; sections have theirs there too.
std::string item_anchor(const Config& config, const Item& item);

/// What is said of a fragment that names no part of a page.
struct MissingAnchor {
  std::string rule;  ///< which parts there are, as a clause
  std::optional<std::string> nearest{};
};

/// Archive and config outlive it.
class Anchors {
 public:
  Anchors(const Archive& archive, const Config& config);

  /// None if `fragment` (without the hash, decoded) names a part of the page at `address` (relative
  /// to the site's root), or if nobody can tell: of files and of what HTML of an author's own holds.
  std::optional<MissingAnchor> find_missing(std::string_view address,
                                            std::string_view fragment) const;

 private:
  std::vector<std::string> parts_of(const Edition& edition) const;

  const Archive& archive_;
  const Config& config_;
  /// What pages of one text there are, by address without the last slash: an edition, or null.
  std::unordered_map<std::string, const Edition*> pages_;
};

}  // namespace tokensite
