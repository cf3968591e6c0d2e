// When the next edition is due, by the rhythm of those before it.
#pragma once

#include <vector>

#include "support/date.hpp"

namespace tokensite {

/// The date after `dates` (editions', oldest first), not before `today`: a step later than the
/// last, or as many steps as it takes. The step is the median of the last few:
///
/// - where the last date is a month alone, so is the next;
/// - where the last ones fell on one day of the month, each in another month, so does the next;
/// - otherwise whole weeks, so that the weekday stays, unless they come more often than that.
///
/// Without a rhythm it is a week; without any edition, today.
Date next_date(const std::vector<Date>& dates, const Date& today);

}  // namespace tokensite
