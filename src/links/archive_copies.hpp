// Where a dead link's page is kept: asked of the Wayback Machine's availability API, or of one that
// speaks like it (https://archive.org/help/wayback_api.php).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "support/date.hpp"

namespace tokensite {

/// The address to ask at: for the copy nearest to `date`, when the page was as it was recommended.
std::string archive_question(std::string_view api, std::string_view url, const Date& date);

/// The copy's address in the API's answer, by https; none if there is no copy.
std::optional<std::string> archived_copy(std::string_view answer);

}  // namespace tokensite
