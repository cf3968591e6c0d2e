// The coming edition: what it has, what it lacks, and what waits for it in the inbox.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "authoring/file_changes.hpp"
#include "authoring/inbox.hpp"
#include "authoring/moves.hpp"
#include "index/archive.hpp"
#include "model/config.hpp"
#include "support/result.hpp"

namespace tokensite {

/// One section of one edition.
struct SectionSlots {
  std::string id;
  int items = 0;  ///< drafts of items apart
  Count count;    ///< what it should have, the edition's own exceptions considered
  bool lacks_tldr = false;

  int missing() const { return items < count.least ? count.least - items : 0; }
  /// How many more it can take; none: any number.
  std::optional<int> room() const;
};

struct EditionSlots {
  int number = 0;
  std::string title;
  Date date;
  bool draft = false;
  std::string folder;
  std::vector<SectionSlots> sections;  ///< in the order of the config
};

/// Of a newsletter in which no edition has a TL;DR, none lacks one.
EditionSlots slots_of(const Archive& archive, const Config& config, const Edition& edition);

/// An item of the inbox on its way into a section.
struct Taking {
  const InboxItem* item = nullptr;
  std::size_t section = 0;
};

enum class Fullness { refuse, allow };

/// The items called `slugs`, into `section` or else the one that each has in its file. Fails, and
/// says of which and why, if one isn't there, can't be published as it is, has no section, or finds
/// its section full.
Result<std::vector<Taking>> take(const std::vector<std::string>& slugs,
                                 const std::vector<InboxItem>& inbox, const EditionSlots& slots,
                                 const Config& config, std::optional<std::size_t> section,
                                 Fullness fullness);

/// For every section that has room, the items that have waited longest for it. Those that can't be
/// published yet, or are drafts, wait on.
std::vector<Taking> fill(const std::vector<InboxItem>& inbox, const EditionSlots& slots);

/// What it takes for the items to be in the edition: each behind those that its section has,
/// without the keys of the inbox, with links that still lead where they did. A file whose name was
/// made of its address gets one made of its title.
Result<std::vector<FileChange>> changes_for(const std::vector<Taking>& takings,
                                            const PlacedEdition& edition, const Config& config);

}  // namespace tokensite
