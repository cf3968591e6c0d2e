#include "index/archive_history.hpp"

#include <algorithm>
#include <functional>

namespace tokensite {
namespace {

/// A month as its last day: whatever happens in it may have been before an edition came out.
Date end_of(const Date& date) {
  return date.day != 0 ? date : Date{.year = date.year, .month = date.month, .day = 31};
}

/// A month as its first day.
Date begin_of(const Date& date) {
  return date.day != 0 ? date : Date{.year = date.year, .month = date.month, .day = 1};
}

void append_revisions(std::vector<std::uint32_t>& all, std::span<const FileRevision> revisions) {
  for (const FileRevision& one : revisions) all.push_back(one.revision);
}

/// The later one; none is earlier than any.
std::optional<Date> later(const std::optional<Date>& a, const std::optional<Date>& b) {
  return std::max(a, b);
}

}  // namespace

std::string edition_path(const Edition& edition) { return edition.folder + "/edition.md"; }

std::span<const FileRevision> ArchiveHistory::revisions(std::string_view path) const {
  const auto found = files_->files.find(path);
  if (found == files_->files.end()) return {};
  return found->second;
}

Date ArchiveHistory::day(const FileRevision& revision) const {
  return files_->revisions[revision.revision].day;
}

std::optional<Date> ArchiveHistory::came(std::string_view path) const {
  const auto all = revisions(path);
  const auto newest = std::ranges::find(all, FileRevision::Kind::came, &FileRevision::kind);
  if (newest == all.end()) return std::nullopt;
  return day(*newest);
}

/// Authors' clocks differ: the newest revision need not have the latest day.
std::optional<Date> ArchiveHistory::last_change(std::string_view path, const Date& after) const {
  std::optional<Date> last;
  for (const FileRevision& one : revisions(path)) {
    if (one.kind == FileRevision::Kind::changed && day(one) > after) last = later(last, day(one));
  }
  return last;
}

std::vector<std::string> ArchiveHistory::editors(std::vector<std::uint32_t> revisions) const {
  std::vector<std::string> names;
  if (names_ == EditorNames::leave_out) return names;
  std::ranges::sort(revisions, std::greater());  // the oldest has the highest number
  for (const std::uint32_t revision : revisions) {
    for (const std::string& name : files_->revisions[revision].authors) {
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

Publication ArchiveHistory::publication(const Edition& edition) const {
  const std::optional<Date> arrival = came(edition_path(edition));
  Publication publication{.day = std::nullopt, .last_day = end_of(edition.date)};
  if (!arrival) return publication;
  publication.day = std::max(begin_of(edition.date), *arrival);
  publication.last_day = std::max(publication.last_day, *arrival);
  return publication;
}

Publication ArchiveHistory::publication(const Archive& archive, const Item& item) const {
  Publication publication = this->publication(archive.edition_of(item));
  const std::optional<Date> arrival = came(item.path);
  if (arrival && *arrival > publication.last_day)
    return {.day = arrival, .last_day = *arrival, .is_apart = true};
  return publication;
}

Publication ArchiveHistory::publication(const Page& page) const {
  const std::optional<Date> arrival = came(page.path);
  return {.day = arrival, .last_day = arrival.value_or(Date{})};
}

Past ArchiveHistory::of(const Archive& archive, const Item& item) const {
  const Publication publication = this->publication(archive, item);
  const auto all = revisions(item.path);
  Past past{.updated = last_change(item.path, publication.last_day), .modified = {}, .editors = {}};
  if (!all.empty()) past.modified = later(past.updated, publication.day);
  std::vector<std::uint32_t> own;
  append_revisions(own, all);
  past.editors = editors(std::move(own));
  return past;
}

Past ArchiveHistory::of(const Archive& archive, const Edition& edition) const {
  const std::string path = edition_path(edition);
  const Publication out = publication(edition);
  Past past{.updated = last_change(path, out.last_day), .modified = {}, .editors = {}};
  std::vector<std::uint32_t> all;
  append_revisions(all, revisions(path));
  for (const Item& item : archive.items_of(edition)) {
    const Publication added = publication(archive, item);
    if (added.is_apart) past.updated = later(past.updated, added.day);
    past.updated = later(past.updated, last_change(item.path, added.last_day));
    append_revisions(all, revisions(item.path));
  }
  past.modified = later(past.updated, out.day);
  past.editors = editors(std::move(all));
  return past;
}

Past ArchiveHistory::of(const Archive& /*archive*/, const Page& page) const {
  const Publication publication = this->publication(page);
  Past past{.updated = last_change(page.path, publication.last_day), .modified = {}, .editors = {}};
  past.modified = later(past.updated, publication.day);
  std::vector<std::uint32_t> own;
  append_revisions(own, revisions(page.path));
  past.editors = editors(std::move(own));
  return past;
}

const std::vector<Change>& ArchiveHistory::recent_changes(const Archive& archive) const {
  return recent_.get([&] { return find_recent_changes(archive, *this); });
}

}  // namespace tokensite
