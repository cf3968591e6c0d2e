// beehiiv's export: one table of posts, with their HTML in it.
#pragma once

#include <string_view>

#include "import/post.hpp"

namespace tokensite {

/// `origin` is what messages call the file: "posts.csv". In the order of their dates.
PostSet read_beehiiv(std::string_view csv, std::string_view origin);

}  // namespace tokensite
