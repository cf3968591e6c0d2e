// What the network says of a page: its title, its authors.
#pragma once

#include <string>

#include "authoring/page_title.hpp"
#include "model/config.hpp"
#include "support/result.hpp"

namespace tokensite {

/// Asks the page itself, or where its site tells programs. Fails, with the reason as a clause, if
/// nobody answers or there is no title.
Result<PageFacts> ask_for_facts(const std::string& url, const Config& config);

}  // namespace tokensite
