// What was added to the archive, or corrected in it, lately.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/archive.hpp"
#include "support/date.hpp"

namespace tokensite {

class ArchiveHistory;

/// What happened on one day to one document, or to many at once.
struct Change {
  enum class Kind : std::uint8_t { added, corrected };
  enum class Subject : std::uint8_t {
    edition,  ///< when it is added: with its items
    item,
    page,
    many,  ///< more than a reader would go through: an import, a new spelling everywhere
  };
  Date day;
  Kind kind = Kind::added;
  Subject subject = Subject::edition;
  std::size_t index = 0;             ///< of the edition, item or page
  std::size_t editions = 0;          ///< of many: how many
  std::size_t items = 0;             ///< likewise, those of added editions among them
  std::vector<std::string> editors;  ///< the first one first; may be empty
  friend bool operator==(const Change&, const Change&) = default;
};

inline constexpr std::size_t most_recent_changes = 100;

/// A commit that corrects more documents than that, or adds so many editions, is told in a line.
/// A fixed number: a share of the archive would be another with each edition, and with it the past.
inline constexpr std::size_t most_changes_at_once = 25;

/// Newest day first; of a day, what was added comes first, and what is newest in the archive.
std::vector<Change> find_recent_changes(const Archive& archive, const ArchiveHistory& history);

}  // namespace tokensite
