// The links that items recommend, with what each leads to; and the items whose link came back.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "index/archive.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// One of the links that an item recommends: its own, or one of those beside it. Points into the
/// archive.
struct LinkUse {
  const Item* item = nullptr;
  const Spanned* url = nullptr;
  std::string identity;  ///< see url_identity.hpp
  bool is_own() const { return url == &item->url; }
};

/// Calls `visit` with an item's own link, if it has one, and then with those beside it.
template <class Visit>
void for_each_link(const Item& item, const Visit& visit) {
  if (!item.url.text.empty()) visit(item.url);
  for (const ItemLink& link : item.links) {
    if (!link.url.text.empty()) visit(link.url);
  }
}

/// All links of the archive, in its order.
std::vector<LinkUse> link_uses(const Archive& archive, Workers& workers);

/// How many of an item's other appearances are noted before it, and after it.
inline constexpr std::size_t most_appearances = 4;

/// Fills every item's `also`. `uses` are those of this archive.
void find_appearances(Archive& archive, std::span<const LinkUse> uses);

}  // namespace tokensite
