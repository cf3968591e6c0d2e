// The history of what is in the archive, as readers see it: when things came out, what was
// corrected since, and who wrote them.
//
// Work on something before it comes out is no correction of it. An edition comes out on its date,
// or on the day its file came, if that is later (an archive that was imported); an item with its
// edition, or when it came to one that was out. What changes on a later day is a correction.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/archive.hpp"
#include "index/recent_changes.hpp"
#include "model/history.hpp"
#include "support/lazy.hpp"

namespace tokensite {

enum class EditorNames : std::uint8_t { leave_out, show };

struct Publication {
  std::optional<Date> day;  ///< none: the history doesn't say when it came
  Date last_day;            ///< what changes later is a correction
  bool is_apart = false;    ///< an item that came when its edition was out
};

/// How a document came to be what it is.
struct Past {
  std::optional<Date> updated;       ///< the day of the latest correction
  std::optional<Date> modified;      ///< that, or the day it came out; none if nothing is known
  std::vector<std::string> editors;  ///< who wrote it or changed it, the first one first, each once
  friend bool operator==(const Past&, const Past&) = default;
};

/// Asked of the same archive each time; safe to use from many threads.
class ArchiveHistory {
 public:
  ArchiveHistory(std::shared_ptr<const SiteHistory> files, EditorNames names)
      : files_(std::move(files)), names_(names) {}

  /// An edition was updated when its own file was corrected, or one of its items, or when an item
  /// was added to it: its page shows them all.
  Past of(const Archive& archive, const Edition& edition) const;
  Past of(const Archive& archive, const Item& item) const;
  Past of(const Archive& archive, const Page& page) const;

  Publication publication(const Edition& edition) const;
  Publication publication(const Archive& archive, const Item& item) const;
  Publication publication(const Page& page) const;

  /// Newest first; empty if nothing is known of the file.
  std::span<const FileRevision> revisions(std::string_view path) const;
  Date day(const FileRevision& revision) const;

  /// The authors of these revisions, given in any order: the first one first, each once.
  std::vector<std::string> editors(std::vector<std::uint32_t> revisions) const;

  const std::vector<Change>& recent_changes(const Archive& archive) const;

 private:
  std::optional<Date> came(std::string_view path) const;
  std::optional<Date> last_change(std::string_view path, const Date& after) const;

  std::shared_ptr<const SiteHistory> files_;
  EditorNames names_;
  Lazy<std::vector<Change>> recent_;
};

/// Where an edition's own text is.
std::string edition_path(const Edition& edition);

}  // namespace tokensite
