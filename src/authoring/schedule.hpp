// When the next edition is due, by the rhythm of those before it.
#pragma once

#include <vector>

#include "support/date.hpp"

namespace tokensite {

struct DatedEdition {
  int number = 0;
  Date date;
};

/// The date of the edition after `editions` (by number), not before `today`: a step later than the
/// last one, or as many steps as it takes. The step is the median of those between the last few;
/// where numbers are missing in between, that is counted:
///
/// - where the last date is a month alone, so is the next;
/// - where the last ones fell on one day of the month, each in another month, so does the next;
/// - otherwise whole weeks, so that the weekday stays, unless they come more often than that.
///
/// Without a rhythm it is a week; without any edition, today.
Date next_date(const std::vector<DatedEdition>& editions, const Date& today);

}  // namespace tokensite
