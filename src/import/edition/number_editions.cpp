#include "import/edition/number_editions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace tokensite {
namespace {

void refuse(ImportResult& result, std::string message) {
  result.outcome = EditionOutcome::refused;
  result.imported.notes.push_back(
      {.kind = NoteKind::failed, .message = std::move(message), .text = {}});
}

/// Numbers [first, last) of the list: a run without any.
void number_run(std::vector<ImportResult>& editions, std::size_t first, std::size_t last,
                int newest_known) {
  const int before = first > 0 ? editions[first - 1].imported.edition.number : 0;
  const int after = last < editions.size() ? editions[last].imported.edition.number : 0;
  const int size = static_cast<int>(last - first);
  std::optional<int> number;
  if (after == 0) {
    number = (before > 0 ? before : newest_known) + 1;
  } else if (first == 0 ? after > size : after - before - 1 == size) {
    number = after - size;
  }
  for (std::size_t i = first; i < last; ++i) {
    if (!number) {
      refuse(editions[i], "its title has no number, and its place leaves more than one");
      continue;
    }
    SourceEdition& edition = editions[i].imported.edition;
    edition.number = (*number)++;
    editions[i].imported.notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("its title has no number; by its place it is {}", edition.number),
         .text = {}});
  }
}

/// What an earlier import gave to editions without numbers and dates, they keep.
void recall(SourceEdition& edition, const std::vector<KnownEdition>& known) {
  const auto same = std::ranges::find_if(known, [&](const KnownEdition& other) {
    return edition.number == 0 ? !edition.title.empty() && other.title == edition.title
                               : other.number == edition.number;
  });
  if (same == known.end()) return;
  edition.number = same->number;
  if (edition.date.year == 0) edition.date = same->date;
}

void set_missing_dates(std::vector<ImportResult>& editions, const Date& today) {
  for (std::size_t i = 0; i < editions.size(); ++i) {
    Date& date = editions[i].imported.edition.date;
    if (date.year != 0) continue;
    date = i > 0 ? editions[i - 1].imported.edition.date : today;
    editions[i].imported.notes.push_back(
        {.kind = NoteKind::look,
         .message = fmt::format("nothing in it tells its date; it got {}, that {}", to_iso(date),
                                i > 0 ? "of the edition before" : "of today"),
         .text = {}});
  }
}

}  // namespace

void number_editions(std::vector<ImportResult>& editions, const std::vector<KnownEdition>& known,
                     const Date& today) {
  int newest_known = 0;
  for (const KnownEdition& edition : known) newest_known = std::max(newest_known, edition.number);
  for (ImportResult& result : editions) recall(result.imported.edition, known);
  for (std::size_t first = 0; first < editions.size(); ++first) {
    std::size_t last = first;
    while (last < editions.size() && editions[last].imported.edition.number == 0) ++last;
    if (last > first) number_run(editions, first, last, newest_known);
    first = last;
  }
  std::ranges::stable_sort(
      editions, {}, [](const ImportResult& result) { return result.imported.edition.number; });
  set_missing_dates(editions, today);
  std::map<int, const std::string*> taken;
  for (ImportResult& result : editions) {
    const int number = result.imported.edition.number;
    if (number == 0) continue;
    const auto [first, is_new] = taken.try_emplace(number, &result.imported.origin);
    if (!is_new) refuse(result, fmt::format("{} is edition {}, too", *first->second, number));
  }
}

}  // namespace tokensite
