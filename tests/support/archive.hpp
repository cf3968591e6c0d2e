#pragma once

#include "index/archive.hpp"
#include "index/tag_uses.hpp"
#include "support/workers.hpp"

namespace tokensite {

inline void index_for_test(Archive& archive, const Config& config) {
  Workers workers(2);
  index_archive(archive, config, TagUses(archive, config), workers);
}

}  // namespace tokensite
