// What stands below some folders, with the stamps that tell whether it has changed since the last
// look.
//
// A later scan that is given an earlier one opens only the folders that have changed, and asks of
// everything else nothing but its stamp. Like git's index it distrusts what is "racily clean": a
// stamp that is no older than the earlier scan, by the clock's grain, could hide a change that came
// right after it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/binary.hpp"
#include "support/files.hpp"
#include "support/hash.hpp"
#include "support/result.hpp"
#include "support/workers.hpp"

namespace tokensite {

enum class TreeEntryKind : std::uint8_t { file, folder, symbolic_link };

struct TreeEntry {
  std::string name;
  TreeEntryKind kind = TreeEntryKind::file;
  FileStamp stamp{};  ///< of files
  /// The contents' fingerprint, for whoever reads them to keep; carried over while the file is the
  /// same.
  std::optional<Fingerprint> contents{};
  /// The earlier scan had it with this stamp, and that can be trusted.
  bool is_unchanged = false;
};

struct TreeFolder {
  std::string path;  ///< relative to the root: "content/editions"; empty for the root itself
  FileStamp stamp;
  /// In the order in which their whole paths sort (a folder's name counts with its slash).
  /// Sockets, devices and the like are left out.
  std::vector<TreeEntry> entries;
};

/// Whether a stamp is older than a scan that began at `moment` by more than the clock's grain: the
/// kernel's tick, or the whole seconds (FAT: two) that some file systems count. Only then does it
/// differ from that of any later change.
bool is_settled(const FileStamp& stamp, std::int64_t moment);

struct TreeScan {
  std::int64_t moment = 0;  ///< when it began; nanoseconds since 1970
  /// By path. A scan shares those that it took over from an earlier one with it.
  std::vector<std::shared_ptr<const TreeFolder>> folders;

  const TreeFolder* find_folder(std::string_view path) const;
  const TreeEntry* find(std::string_view path) const;

  /// What somebody has read of a file.
  struct Contents {
    std::string_view path;
    Fingerprint fingerprint;
  };
  /// Notes it of all that are there; quickest if those of a folder stand together.
  void set_contents(const std::vector<Contents>& files);
};

struct TreeRoots {
  std::vector<std::string> folders;  ///< scanned at any depth; those that aren't there are skipped
  std::vector<std::string> files;    ///< single files in the root
};

/// Symbolic links are listed and never followed, except that a root may be one.
Result<TreeScan> scan_tree(const Folder& root, const TreeRoots& roots, const TreeScan& earlier,
                           Workers& workers);

/// The earlier scan with what has changed below `subtrees` since: paths of folders at any depth, or
/// "" for the single files in the root. All the rest is taken for what it was, so somebody has to
/// have watched it.
Result<TreeScan> rescan_tree(const Folder& root, const TreeRoots& roots, const TreeScan& earlier,
                             const std::vector<std::string>& subtrees, Workers& workers);

/// Whether two scans saw the same names and stamps.
bool is_same_tree(const TreeScan& one, const TreeScan& other);

/// Differs from that of any other state of the tree; none if a file has changed too recently for
/// its stamp to tell.
std::optional<Fingerprint> fingerprint_of_tree(const TreeScan& scan);

void write_tree(BinaryWriter& writer, const TreeScan& scan);
TreeScan read_tree(BinaryReader& reader);

}  // namespace tokensite
