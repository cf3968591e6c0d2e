// When a link is to be asked for again: the policy, in one table.
//
// | state   | again after (days)                                     |
// | ------- | ------------------------------------------------------ |
// | unknown | at once                                                |
// | alive   | 23 to 37: 30, spread by address                        |
// | moved   | 23 to 37                                               |
// | blocked | 11 to 17: walls come and go                            |
// | failing | 1: the next day decides                                |
// | dead    | 23 to 37: some come back                               |
// | private | 23 to 37                                               |
//
// The spread is a link's own, always the same: links that were asked for on one day come due over
// two weeks, and a weekly run has a quarter of them to do, not all or none.
#pragma once

#include "links/link_record.hpp"

namespace tokensite {

bool is_due(const LinkRecord& record, const Date& today);

}  // namespace tokensite
