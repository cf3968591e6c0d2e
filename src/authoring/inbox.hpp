// content/inbox/: items that wait for an edition, one file each.
//
// Such a file is an item's, with two keys more that only the inbox has: `section`, where the item
// belongs, and `added`, the day it came. Both are taken away when an edition takes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/source_files.hpp"
#include "model/config.hpp"
#include "support/date.hpp"
#include "support/file_system.hpp"

namespace tokensite {

struct InboxItem {
  std::string path;  ///< "content/inbox/domino.md"
  std::string slug;  ///< "domino"
  std::string title;
  std::string url;
  std::optional<std::size_t> section;  ///< index into `Config::sections`
  std::string unknown_section;         ///< as written, if there is no such section
  std::optional<Date> added;
  bool draft = false;
  std::string text;       ///< the whole file
  std::string item_text;  ///< the same, as an edition has it
  /// Why no edition can have it yet, as a clause: "it has no title yet"; or empty.
  std::string obstacle;
};

/// Those that have waited longest come first: by the day in `added` (without one, last), then by
/// name. What isn't Markdown, README.md and hidden files are passed over.
Result<std::vector<InboxItem>> read_inbox(const FileSystem& files, const Config& config);

/// A new file for the inbox.
std::string inbox_source(const SourceItem& item, std::string_view section, const Date& added);

/// `item_text` with `section` and `added`: an item that goes back to the inbox.
std::string inbox_source(std::string_view item_text, std::string_view section, const Date& added);

/// What a file is called as long as nobody has written a title: "arxiv-2606-10651", "pandoc".
std::string slug_of_url(std::string_view url);

/// The section that is called `name`: by id, title or alias, whatever the case.
std::optional<std::size_t> section_called(const Config& config, std::string_view name);

/// "there is no section `paper`; did you mean `papers`?"
std::string no_such_section(const Config& config, std::string_view name);

}  // namespace tokensite
