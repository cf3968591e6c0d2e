// Links within a host that leave the site's base path: `/assets/x` where all is below `/news/`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

/// The targets in attributes href, src, action and poster of `html` that begin with one slash, but
/// not with `base_path`, which ends with a slash. Each once, in the order of the text, at most
/// `most`. Comments, scripts and styles are passed over.
std::vector<std::string> stray_links(std::string_view html, std::string_view base_path,
                                     std::size_t most);

}  // namespace tokensite
