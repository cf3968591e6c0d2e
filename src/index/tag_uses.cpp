#include "index/tag_uses.hpp"

namespace tokensite {

TagUses::TagUses(const Archive& archive, const Config& config) : resolver_(config) {
  for (const Item& item : archive.items) {
    for (const Spanned& tag : item.tags) {
      uses_.push_back({.item = &item, .written = &tag, .tag = &resolver_.resolve(tag.text)});
    }
  }
}

}  // namespace tokensite
