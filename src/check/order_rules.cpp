#include <fmt/format.h>

#include "check/rules.hpp"

namespace tokensite {
namespace {

/// Whether `a` is before `b` as far as both are known: of a month alone, no day is before another.
bool is_before(Date a, Date b) {
  if (a.day == 0 || b.day == 0) a.day = b.day = 0;
  return a < b;
}

bool has_date(const Edition& edition) { return edition.date_span.begin < edition.date_span.end; }

/// Calls `visit` with every edition and the one before it, where both numbers are to be trusted.
template <class Visit>
void for_each_pair(const Archive& archive, const Visit& visit) {
  const Edition* before = nullptr;
  for (const Edition& edition : archive.editions) {
    if (edition.number == 0 || edition.number != edition.folder_number) continue;  // said elsewhere
    if (before != nullptr && before->number < edition.number) visit(*before, edition);
    before = &edition;
  }
}

void check_has_come(const Date& date, Span span, const Date& today, Diagnostics& diagnostics) {
  if (!is_before(today, date)) return;
  diagnostics.push_back({.code = Code::future_date,
                         .span = span,
                         .message = fmt::format("{} is still to come", to_iso(date)),
                         .help = "correct the date; what waits for its day has `draft: true`"});
}

}  // namespace

void check_numbers_go_on(const Archive& archive, Diagnostics& diagnostics) {
  for_each_pair(archive, [&](const Edition& before, const Edition& edition) {
    const int first = before.number + 1;
    const int last = edition.number - 1;
    if (first > last) return;
    diagnostics.push_back(
        {.code = Code::number_gap,
         .span = edition.number_span,
         .message = first == last ? fmt::format("there is no edition {} before this one", first)
                                  : fmt::format("there are no editions {} to {} before this one",
                                                first, last),
         .help = fmt::format("write `number: {}` and rename the folder, or, if some editions are "
                             "not in this archive, set `number-gap: off` under `rules`",
                             first),
         .labels = {{.span = before.number_span, .text = "the edition before is"}}});
  });
}

void check_dates_go_on(const Archive& archive, Diagnostics& diagnostics) {
  for_each_pair(archive, [&](const Edition& before, const Edition& edition) {
    if (!has_date(before) || !has_date(edition) || !is_before(edition.date, before.date)) return;
    diagnostics.push_back(
        {.code = Code::date_order,
         .span = edition.date_span,
         .message =
             fmt::format("edition {} is dated {}, which is before edition {} ({})", edition.number,
                         to_iso(edition.date), before.number, to_iso(before.date)),
         .help = "correct the date of one of the two, or their numbers",
         .labels = {{.span = before.date_span, .text = "the other is"}}});
  });
}

void check_dates_have_come(const Archive& archive, const Date& today, Diagnostics& diagnostics) {
  for (const Edition& edition : archive.editions) {
    if (edition.draft) continue;
    if (has_date(edition)) check_has_come(edition.date, edition.date_span, today, diagnostics);
    for (const Item& item : archive.items_of(edition)) {
      if (!item.published || item.draft) continue;
      check_has_come(*item.published, item.published_span, today, diagnostics);
    }
  }
}

}  // namespace tokensite
