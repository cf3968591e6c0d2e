// schema.org data for a page's head (JSON-LD 1.1, schema.org's own context).
#pragma once

#include <optional>
#include <string>

#include "render/pages.hpp"

namespace tokensite {

/// Ready for a <script type="application/ld+json">. `title` and `description` are the page's own,
/// as is the day of its latest correction.
std::string json_ld(const Site& site, const PageSpec& page, const std::string& title,
                    const std::string& description, const std::optional<Date>& updated);

}  // namespace tokensite
