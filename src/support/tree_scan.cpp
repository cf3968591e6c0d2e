#include "support/tree_scan.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iterator>
#include <span>

#include "support/c_handle.hpp"

namespace tokensite {
namespace {

std::string joined(std::string_view folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!folder.empty()) path += '/';
  path += name;
  return path;
}

std::string sort_key(const TreeEntry& entry) {
  return entry.kind == TreeEntryKind::folder ? entry.name + "/" : entry.name;
}

/// An open folder of the tree: whatever lies below it is asked for by the rest of its path, which
/// saves the system most of its walk.
struct Base {
  const Folder& folder;
  std::size_t skipped = 0;  ///< bytes of a path that lead to it, with the slash

  std::string name(const std::string& path) const { return path.substr(skipped); }

  /// A root may be a symbolic link to where the folder really lies; "/." leads through it.
  std::string folder_name(const std::string& path) const {
    if (path.size() < skipped) return ".";
    return path.find('/') == path.npos ? path + "/." : name(path);
  }
};

class Scanner {
 public:
  explicit Scanner(const TreeScan& earlier) : earlier_(earlier) {}

  const TreeScan& earlier() const { return earlier_; }

  /// Null if it isn't there (any more).
  Result<std::shared_ptr<const TreeFolder>> scan_folder(const Base& base,
                                                        const std::string& path) const {
    const Result<std::optional<FileStamp>> stamp = base.folder.folder_stamp(base.folder_name(path));
    if (!stamp) return stamp.error();
    if (!*stamp) return std::shared_ptr<const TreeFolder>();
    TreeFolder folder{.path = path, .stamp = **stamp, .entries = {}};
    const TreeFolder* known = earlier_.find_folder(path);
    if (known != nullptr && known->stamp == folder.stamp &&
        is_settled(folder.stamp, earlier_.moment)) {
      for (const TreeEntry& entry : known->entries) {
        folder.entries.push_back({.name = entry.name, .kind = entry.kind});
      }
    } else if (Result<Done> listed = list(base, folder); !listed) {
      return listed.error();
    }
    stamp_files(base, folder, known);
    return std::make_shared<const TreeFolder>(std::move(folder));
  }

  /// A folder and all below it.
  Result<Done> scan_all(const Folder& root, const std::string& path,
                        std::vector<std::shared_ptr<const TreeFolder>>& folders) const {
    const Result<std::optional<FileStamp>> is_there = root.folder_stamp(path);
    if (!is_there) return is_there.error();
    if (!*is_there) return Done{};
    const Result<Folder> folder = Folder::open(root, path);
    if (!folder) return folder.error();
    const Base base{.folder = *folder, .skipped = path.size() + 1};
    std::vector<std::string> rest = {path};
    while (!rest.empty()) {
      const std::string next = std::move(rest.back());
      rest.pop_back();
      const Result<std::shared_ptr<const TreeFolder>> scanned = scan_folder(base, next);
      if (!scanned) return scanned.error();
      if (!*scanned) continue;
      add_subfolders(**scanned, rest);
      folders.push_back(*scanned);
    }
    return Done{};
  }

  static void add_subfolders(const TreeFolder& folder, std::vector<std::string>& paths) {
    for (const TreeEntry& entry : folder.entries) {
      if (entry.kind == TreeEntryKind::folder) paths.push_back(joined(folder.path, entry.name));
    }
  }

  /// Stamps the files, and drops those that have vanished meanwhile.
  void stamp_files(const Base& base, TreeFolder& folder, const TreeFolder* known) const {
    const Links links = folder.path.empty() ? Links::follow : Links::refuse;  // as for the roots
    std::string name = base.name(joined(folder.path, ""));
    const std::size_t folder_size = name.size();
    std::size_t next = 0;
    std::erase_if(folder.entries, [&](TreeEntry& entry) {
      if (entry.kind != TreeEntryKind::file) return false;
      name.resize(folder_size);
      name += entry.name;
      const std::optional<FileStamp> stamp = base.folder.stamp(name, links);
      if (!stamp) return true;
      entry.stamp = *stamp;
      if (known == nullptr) return false;
      // Both lists have one order, so the search goes on where the last one ended; nearly always
      // it is over there.
      const auto rest = std::span(known->entries).subspan(next);
      const auto same = !rest.empty() && rest.front().name == entry.name
                            ? rest.begin()
                            : std::ranges::lower_bound(rest, entry.name, {}, sort_key);
      next += static_cast<std::size_t>(same - rest.begin());
      if (same == rest.end() || same->name != entry.name) return false;
      entry.is_unchanged = same->kind == entry.kind && same->stamp == entry.stamp &&
                           is_settled(entry.stamp, earlier_.moment);
      if (entry.is_unchanged) entry.contents = same->contents;
      return false;
    });
  }

 private:
  static Error cannot_list(const Base& base, const TreeFolder& folder) {
    const int reason = errno;
    return Error{fmt::format("cannot list {}/{}: {}", base.folder.path(),
                             base.folder_name(folder.path), std::strerror(reason))};
  }

  static Result<Done> list(const Base& base, TreeFolder& folder) {
    const int descriptor = ::openat(base.folder.descriptor(), base.folder_name(folder.path).c_str(),
                                    O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return cannot_list(base, folder);
    const CHandle<DIR, ::closedir> stream(::fdopendir(descriptor));
    if (!stream) return cannot_list(base, folder);
    errno = 0;
    while (const dirent* entry = ::readdir(stream.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      if (const auto kind = kind_of(*entry, ::dirfd(stream.get()))) {
        folder.entries.push_back({.name = std::string(name), .kind = *kind});
      }
      errno = 0;
    }
    if (errno != 0) return cannot_list(base, folder);
    std::ranges::sort(folder.entries, {}, sort_key);
    return Done{};
  }

  static std::optional<TreeEntryKind> kind_of(const dirent& entry, int folder) {
    mode_t mode = DTTOIF(entry.d_type);
    if (entry.d_type == DT_UNKNOWN) {  // some file systems don't say
      struct stat status {};
      if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
      mode = status.st_mode;
    }
    if (S_ISREG(mode)) return TreeEntryKind::file;
    if (S_ISDIR(mode)) return TreeEntryKind::folder;
    if (S_ISLNK(mode)) return TreeEntryKind::symbolic_link;
    return std::nullopt;
  }

  const TreeScan& earlier_;
};

std::int64_t now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since_1970).count();
}

/// The single files in the root, as a folder with an empty path.
std::shared_ptr<const TreeFolder> scan_root_files(const Folder& root, const TreeRoots& roots,
                                                  const Scanner& scanner) {
  TreeFolder top;
  for (const std::string& name : roots.files) top.entries.push_back({.name = name});
  std::ranges::sort(top.entries, {}, sort_key);
  scanner.stamp_files({.folder = root}, top, scanner.earlier().find_folder(""));
  return std::make_shared<const TreeFolder>(std::move(top));
}

const std::string& path_of(const std::shared_ptr<const TreeFolder>& folder) { return folder->path; }

}  // namespace

bool is_settled(const FileStamp& stamp, std::int64_t moment) {
  constexpr std::int64_t second = 1'000'000'000;
  const std::int64_t latest = std::max(stamp.modified, stamp.changed);
  const std::int64_t grain = latest % second == 0 ? 2 * second : second / 50;
  return latest < moment - grain;
}

const TreeFolder* TreeScan::find_folder(std::string_view path) const {
  const auto found = std::ranges::lower_bound(folders, path, {}, path_of);
  return found == folders.end() || (*found)->path != path ? nullptr : found->get();
}

const TreeEntry* TreeScan::find(std::string_view path) const {
  const std::size_t slash = path.rfind('/');
  const TreeFolder* folder = find_folder(slash == path.npos ? "" : path.substr(0, slash));
  if (folder == nullptr) return nullptr;
  const std::string_view name = path.substr(slash + 1);  // npos + 1 is 0
  const auto found = std::ranges::find(folder->entries, name, &TreeEntry::name);
  return found == folder->entries.end() ? nullptr : &*found;
}

void TreeScan::set_contents(const std::vector<Contents>& files) {
  std::shared_ptr<TreeFolder> folder;  // a copy, which nobody shares yet
  for (const auto& [path, fingerprint] : files) {
    const std::size_t slash = path.rfind('/');
    const std::string_view folder_path = path.substr(0, slash == path.npos ? 0 : slash);
    if (!folder || folder->path != folder_path) {
      const auto found = std::ranges::lower_bound(folders, folder_path, {}, path_of);
      if (found == folders.end() || (*found)->path != folder_path) continue;
      folder = std::make_shared<TreeFolder>(**found);
      *found = folder;
    }
    const auto entry = std::ranges::find(folder->entries, path.substr(slash + 1), &TreeEntry::name);
    if (entry != folder->entries.end()) entry->contents = fingerprint;
  }
}

Result<TreeScan> scan_tree(const Folder& root, const TreeRoots& roots, const TreeScan& earlier,
                           Workers& workers) {
  TreeScan scan{.moment = now(), .folders = {}};
  const Scanner scanner(earlier);
  const Base base{.folder = root};
  scan.folders.push_back(scan_root_files(root, roots, scanner));

  // The roots and their own folders one by one (content/, content/editions/), and then all that lie
  // in these (an edition each) side by side.
  std::vector<std::string> level = roots.folders;
  for (int depth = 0; depth < 2; ++depth) {
    std::vector<std::string> next;
    for (const std::string& path : level) {
      const Result<std::shared_ptr<const TreeFolder>> scanned = scanner.scan_folder(base, path);
      if (!scanned) return scanned.error();
      if (!*scanned) continue;
      Scanner::add_subfolders(**scanned, next);
      scan.folders.push_back(*scanned);
    }
    level = std::move(next);
  }
  std::vector<std::vector<std::shared_ptr<const TreeFolder>>> found(level.size());
  std::vector<Result<Done>> results(level.size(), Done{});
  workers.for_each(level.size(),
                   [&](std::size_t i) { results[i] = scanner.scan_all(root, level[i], found[i]); });
  for (std::size_t i = 0; i < level.size(); ++i) {
    if (!results[i]) return results[i].error();
    std::ranges::move(found[i], std::back_inserter(scan.folders));
  }
  std::ranges::sort(scan.folders, {}, path_of);
  return scan;
}

Result<TreeScan> rescan_tree(const Folder& root, const TreeRoots& roots, const TreeScan& earlier,
                             const std::vector<std::string>& subtrees, Workers& workers) {
  // Below a root of its own nearly everything would be looked at, and more slowly; a root may also
  // be a symbolic link.
  const auto is_root = [&](const std::string& path) {
    return std::ranges::find(roots.folders, path) != roots.folders.end();
  };
  if (std::ranges::any_of(subtrees, is_root)) return scan_tree(root, roots, earlier, workers);
  const auto lies_below = [](std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
  };
  const auto is_below_another = [&](const std::string& path) {
    return std::ranges::any_of(subtrees, [&](const std::string& other) {
      return !other.empty() && other.size() < path.size() && lies_below(path, other);
    });
  };
  TreeScan scan{.moment = now(), .folders = earlier.folders};
  const Scanner scanner(earlier);
  for (const std::string& path : subtrees) {
    if (path.empty()) {
      if (!scan.folders.empty() && scan.folders.front()->path.empty()) {
        scan.folders.erase(scan.folders.begin());
      }
      scan.folders.insert(scan.folders.begin(), scan_root_files(root, roots, scanner));
      continue;
    }
    if (is_below_another(path)) continue;
    std::erase_if(scan.folders, [&](const auto& folder) { return lies_below(folder->path, path); });
    if (const Result<Done> scanned = scanner.scan_all(root, path, scan.folders); !scanned) {
      return scanned.error();
    }
  }
  std::ranges::sort(scan.folders, {}, path_of);
  return scan;
}

bool is_same_tree(const TreeScan& one, const TreeScan& other) {
  const auto is_same_entry = [](const TreeEntry& a, const TreeEntry& b) {
    return a.name == b.name && a.kind == b.kind && a.stamp == b.stamp;
  };
  return std::ranges::equal(one.folders, other.folders, [&](const auto& a, const auto& b) {
    return a == b ||
           (a->path == b->path && std::ranges::equal(a->entries, b->entries, is_same_entry));
  });
}

std::optional<Fingerprint> fingerprint_of_tree(const TreeScan& scan) {
  BinaryWriter names_and_stamps;
  for (const auto& folder : scan.folders) {
    // A folder's own stamp says nothing that its entries don't.
    names_and_stamps.text(folder->path);
    names_and_stamps.number(folder->entries.size());
    for (const TreeEntry& entry : folder->entries) {
      names_and_stamps.text(entry.name);
      names_and_stamps.number(entry.kind);
      if (entry.kind != TreeEntryKind::file) continue;
      if (!is_settled(entry.stamp, scan.moment)) return std::nullopt;
      names_and_stamps.number(entry.stamp);
    }
  }
  return fingerprint_of(names_and_stamps.take());
}

void write_tree(BinaryWriter& writer, const TreeScan& scan) {
  writer.number(scan.moment);
  writer.number(static_cast<std::uint32_t>(scan.folders.size()));
  for (const auto& folder : scan.folders) {
    writer.text(folder->path);
    writer.number(folder->stamp);
    writer.number(static_cast<std::uint32_t>(folder->entries.size()));
    for (const TreeEntry& entry : folder->entries) {
      writer.text(entry.name);
      writer.number(entry.kind);
      if (entry.kind != TreeEntryKind::file) continue;
      writer.number(entry.stamp);
      writer.number(entry.contents.has_value());
      if (entry.contents) writer.number(*entry.contents);
    }
  }
}

TreeScan read_tree(BinaryReader& reader) {
  TreeScan scan;
  scan.moment = reader.number<std::int64_t>();
  scan.folders.resize(reader.count(sizeof(std::uint32_t) * 2 + sizeof(FileStamp)));
  for (auto& read : scan.folders) {
    TreeFolder folder;
    folder.path = reader.text();
    folder.stamp = reader.number<FileStamp>();
    folder.entries.resize(reader.count(sizeof(std::uint32_t) + sizeof(TreeEntryKind)));
    for (TreeEntry& entry : folder.entries) {
      entry.name = reader.text();
      entry.kind = reader.number<TreeEntryKind>();
      if (entry.kind != TreeEntryKind::file) continue;
      entry.stamp = reader.number<FileStamp>();
      if (reader.number<std::uint8_t>() != 0) entry.contents = reader.number<Fingerprint>();
    }
    read = std::make_shared<const TreeFolder>(std::move(folder));
  }
  return scan;
}

}  // namespace tokensite
