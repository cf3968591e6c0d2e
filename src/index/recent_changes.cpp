#include "index/recent_changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "index/archive_history.hpp"

namespace tokensite {
namespace {

using Kind = Change::Kind;
using Subject = Change::Subject;

/// What one commit did to one document.
struct Event {
  Date day;
  Kind kind = Kind::added;
  Subject subject = Subject::edition;
  std::size_t index = 0;
  std::uint32_t revision = 0;
};

class Collector {
 public:
  Collector(const Archive& archive, const ArchiveHistory& history)
      : archive_(archive), history_(history) {}

  std::vector<Event> collect() {
    for (std::size_t i = 0; i < archive_.editions.size(); ++i) {
      const Edition& edition = archive_.editions[i];
      add(Subject::edition, i, edition_path(edition), history_.publication(edition));
    }
    for (std::size_t i = 0; i < archive_.items.size(); ++i) {
      const Item& item = archive_.items[i];
      add(Subject::item, i, item.path, history_.publication(archive_, item));
    }
    for (std::size_t i = 0; i < archive_.pages.size(); ++i) {
      const Page& page = archive_.pages[i];
      add(Subject::page, i, page.path, history_.publication(page));
    }
    return std::move(events_);
  }

 private:
  void add(Subject subject, std::size_t index, const std::string& path, const Publication& out) {
    Event event{.subject = subject, .index = index};
    bool has_come = false;
    for (const FileRevision& one : history_.revisions(path)) {
      event.revision = one.revision;
      if (one.kind == FileRevision::Kind::came) {
        // Before the newest of these it was somewhere else.
        if (std::exchange(has_come, true) || !out.day) continue;
        // What came out with its edition is told of there.
        if (subject == Subject::item && !out.is_apart) continue;
        event.kind = Kind::added;
        event.day = *out.day;
      } else {
        event.kind = Kind::corrected;
        event.day = history_.day(one);
        if (event.day <= out.last_day) continue;
      }
      events_.push_back(event);
    }
  }

  const Archive& archive_;
  const ArchiveHistory& history_;
  std::vector<Event> events_;
};

/// Documents that one commit changed in one way; pages are told of one by one.
using Commit = std::pair<std::uint32_t, Kind>;
std::map<Commit, std::size_t> sizes_of(const std::vector<Event>& events) {
  std::map<Commit, std::size_t> sizes;
  for (const Event& event : events) {
    if (event.subject != Subject::page) ++sizes[{event.revision, event.kind}];
  }
  return sizes;
}

/// What is told in one line: the events of one day of one document, or of too many.
struct Line {
  std::vector<std::uint32_t> revisions;
  std::set<std::size_t> editions;
  std::set<std::size_t> items;
};

class Telling {
 public:
  Telling(const Archive& archive, const ArchiveHistory& history)
      : archive_(archive), history_(history) {}

  std::vector<Change> tell(const std::vector<Event>& events) {
    const std::map<Commit, std::size_t> sizes = sizes_of(events);
    for (const Event& event : events) {
      const auto size = sizes.find({event.revision, event.kind});
      add(event, size != sizes.end() && size->second > most_changes_at_once);
    }
    std::vector<Change> changes;
    for (auto& [place, line] : lines_) {
      if (changes.size() == most_recent_changes) break;
      changes.push_back({.day = place.day,
                         .kind = place.kind,
                         .subject = place.subject,
                         .index = place.index,
                         .editions = line.editions.size(),
                         .items = line.items.size(),
                         .editors = history_.editors(std::move(line.revisions))});
    }
    return changes;
  }

 private:
  struct Place {
    Date day;
    Kind kind = Kind::added;
    Subject subject = Subject::edition;
    std::size_t index = 0;
    std::size_t edition = 0;  ///< its own, or that of the item

    /// The order on the page.
    bool operator<(const Place& other) const {
      if (day != other.day) return day > other.day;
      const auto order = [](const Place& place) {
        const bool is_of_edition =
            place.subject == Subject::edition || place.subject == Subject::item;
        return std::tuple(place.kind, !is_of_edition, ~place.edition, place.subject, place.index);
      };
      return order(*this) < order(other);
    }
  };

  std::size_t edition_of(const Event& event) const {
    if (event.subject == Subject::item) return archive_.items[event.index].edition;
    return event.subject == Subject::edition ? event.index : 0;
  }

  void add(const Event& event, bool is_one_of_many) {
    Place place{.day = event.day, .kind = event.kind, .subject = Subject::many};
    if (!is_one_of_many || event.subject == Subject::page) {
      place.subject = event.subject;
      place.index = event.index;
      place.edition = edition_of(event);
    }
    Line& line = lines_[place];
    line.revisions.push_back(event.revision);
    if (event.subject == Subject::item) line.items.insert(event.index);
    if (event.subject != Subject::edition) return;
    line.editions.insert(event.index);
    if (event.kind == Kind::added) add_items(archive_.editions[event.index], line);
  }

  /// Those that came out with the edition, and who wrote it all until then.
  void add_items(const Edition& edition, Line& line) const {
    const Date last_day = history_.publication(edition).last_day;
    const auto add_revisions = [&](std::string_view path) {
      for (const FileRevision& one : history_.revisions(path)) {
        if (history_.day(one) <= last_day) line.revisions.push_back(one.revision);
      }
    };
    add_revisions(edition_path(edition));
    for (const Item& item : archive_.items_of(edition)) {
      if (history_.publication(archive_, item).is_apart) continue;
      line.items.insert(archive_.index_of(item));
      add_revisions(item.path);
    }
  }

  const Archive& archive_;
  const ArchiveHistory& history_;
  std::map<Place, Line> lines_;
};

}  // namespace

std::vector<Change> find_recent_changes(const Archive& archive, const ArchiveHistory& history) {
  return Telling(archive, history).tell(Collector(archive, history).collect());
}

}  // namespace tokensite
