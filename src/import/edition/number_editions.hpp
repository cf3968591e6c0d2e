// Numbers and dates for editions whose texts have none.
#pragma once

#include <vector>

#include "import/edition/known_editions.hpp"
#include "import/import_report.hpp"

namespace tokensite {

/// An edition without a number gets that of the site's edition of the same title, or else the one
/// that its place among the others leaves it, with a note; where several would do, and where two
/// have one number, it is refused. A date that isn't known is that of the site's edition, of the
/// edition before, or `today`. Sorts by number.
void number_editions(std::vector<ImportResult>& editions, const std::vector<KnownEdition>& known,
                     const Date& today);

}  // namespace tokensite
