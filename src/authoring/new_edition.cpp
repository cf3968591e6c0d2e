#include "authoring/new_edition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "authoring/schedule.hpp"

namespace tokensite {

const Edition* coming_edition(const Archive& archive) {
  const auto found = std::find_if(archive.editions.rbegin(), archive.editions.rend(),
                                  [](const Edition& edition) { return edition.draft; });
  return found == archive.editions.rend() ? nullptr : &*found;
}

SourceEdition next_edition(const Archive& archive, const Config& config,
                           const std::vector<PlacedEdition>& folders, const Date& today) {
  SourceEdition next;
  std::vector<DatedEdition> dates;
  for (const Edition& edition : archive.editions) {
    next.number = std::max(next.number, edition.number);
    // One without a date that can be read.
    if (edition.date_span.begin < edition.date_span.end) {
      dates.push_back({.number = edition.number, .date = edition.date});
    }
  }
  for (const PlacedEdition& folder : folders) next.number = std::max(next.number, folder.number);
  ++next.number;
  next.title = working_title(next.number);
  next.date = next_date(dates, today);
  next.draft = true;
  const bool is_habit =
      archive.editions.empty() ||
      std::ranges::any_of(archive.editions, [](const Edition& e) { return !e.tldr.empty(); });
  for (const Section& section : config.sections) {
    if (is_habit && section.count.least > 0) next.tldr.emplace_back(section.id, "");
  }
  return next;
}

std::string working_title(int number) { return fmt::format("Edition {}", number); }

}  // namespace tokensite
