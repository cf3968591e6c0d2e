// Links between files that follow when files move: those that lead to a moved file, and those that
// stand in one.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/file_changes.hpp"
#include "authoring/moves.hpp"
#include "diagnostics/sources.hpp"
#include "index/archive.hpp"

namespace tokensite {

/// What gets another name: source files, and the addresses ("editions/32/x") that go with them.
struct NewNames {
  std::map<std::string, std::string, std::less<>> files;
  std::map<std::string, std::string, std::less<>> addresses;
};

struct MendedText {
  std::string text;
  std::size_t links = 0;                ///< that were mended
  std::vector<std::string> unmended{};  ///< as written: those with escapes and the like in them
};

/// A file's text with its links as they have to be when the file is at `to`. `body` was read from
/// that text, at `from`.
MendedText mended_text(std::string_view text, const Body& body, const std::string& from,
                       const std::string& to, const NewNames& names);

struct MendedFiles {
  std::vector<FileChange> changes;  ///< in an order in which they can be carried out
  std::size_t links = 0;
  std::size_t files = 0;  ///< that the links are in
  struct Unmended {
    std::string file;  ///< by its new name
    std::string link;
  };
  std::vector<Unmended> unmended;
  /// Items' addresses that change with their files: readers' links to them break.
  std::map<std::string, std::string, std::less<>> addresses;
};

/// The renames, with the links of the whole archive (drafts too, if it has them) mended. Fails
/// where `in_order` does.
Result<MendedFiles> with_mended_links(const std::vector<Rename>& renames, const Archive& archive,
                                      const Sources& sources);

}  // namespace tokensite
