#include "serve/watcher.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "serve/inotify_events.hpp"
#include "support/c_handle.hpp"

namespace tokensite {
namespace {

// Not IN_MODIFY: a file that is still being written is half a file.
constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                 IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                 IN_ONLYDIR | IN_EXCL_UNLINK;

std::string joined(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

bool lies_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

/// Whether a new name is a file that is whole already: a link of either kind. Others are told of
/// once more, when they have been written.
bool is_link(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return false;
  return S_ISLNK(status.st_mode) || (S_ISREG(status.st_mode) && status.st_nlink > 1);
}

std::vector<std::string> folders_in(const std::string& path) {
  std::vector<std::string> names;
  const CHandle<DIR, ::closedir> stream(::opendir(path.c_str()));
  if (!stream) return names;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_UNKNOWN) {  // some file systems don't say
      struct stat status {};
      is_folder = ::lstat(joined(path, name).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
    }
    if (is_folder) names.emplace_back(name);
  }
  return names;
}

}  // namespace

struct Watcher::Event {
  std::string folder;  ///< the watched one, relative to the site
  std::uint32_t mask = 0;
  std::string name;
  bool has(std::uint32_t bits) const { return (mask & bits) != 0; }
};

Result<Watcher> Watcher::start(const std::string& site, const TreeRoots& roots) {
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0) {
    const int reason = errno;
    return Error{fmt::format("cannot watch {}: {}", site, std::strerror(reason))};
  }
  Watcher watcher(descriptor, site, roots);
  if (!watcher.watch("")) {
    const int reason = errno;
    return Error{fmt::format("cannot watch {}: {}", site, std::strerror(reason))};
  }
  for (const std::string& root : roots.folders) watcher.watch_below(root);
  return watcher;
}

Watcher::Watcher(int descriptor, std::string site, const TreeRoots& roots)
    : descriptor_(descriptor),
      site_(std::move(site)),
      watched_(identity_of(site_)),
      roots_(roots) {}

Watcher::Watcher(Watcher&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      site_(std::move(other.site_)),
      watched_(other.watched_),
      roots_(std::move(other.roots_)),
      paths_(std::move(other.paths_)),
      is_lost_(other.is_lost_),
      is_partial_(other.is_partial_) {}

Watcher& Watcher::operator=(Watcher&& other) noexcept {
  Watcher taken(std::move(other));
  std::swap(descriptor_, taken.descriptor_);
  std::swap(site_, taken.site_);
  std::swap(watched_, taken.watched_);
  std::swap(roots_, taken.roots_);
  std::swap(paths_, taken.paths_);
  std::swap(is_lost_, taken.is_lost_);
  std::swap(is_partial_, taken.is_partial_);
  return *this;
}

Watcher::~Watcher() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<Watcher::Identity> Watcher::identity_of(const std::string& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return std::nullopt;
  return Identity(status.st_dev, status.st_ino);
}

bool Watcher::is_lost() const { return is_lost_ || identity_of(site_) != watched_; }

bool Watcher::watch(const std::string& path) {
  // The site's folder and the roots may be symbolic links; below, none is followed.
  const std::uint32_t mask = wanted | (path.find('/') == path.npos ? 0U : IN_DONT_FOLLOW);
  const int number = ::inotify_add_watch(descriptor_, joined(site_, path).c_str(), mask);
  if (number < 0) {
    if (errno == ENOSPC || errno == ENOMEM) is_partial_ = true;
    return false;
  }
  paths_[number] = path;
  return true;
}

/// First the watch, then the look inside: what comes between the two is told of twice, not never.
void Watcher::watch_below(const std::string& path) {
  std::vector<std::string> rest = {path};
  while (!rest.empty()) {
    const std::string next = std::move(rest.back());
    rest.pop_back();
    if (!watch(next)) continue;
    for (const std::string& name : folders_in(joined(site_, next))) {
      rest.push_back(joined(next, name));
    }
  }
}

/// A folder that moved away would go on telling of changes under its old name.
void Watcher::forget_below(const std::string& path) {
  std::erase_if(paths_, [&](const auto& watched) {
    if (!lies_below(watched.second, path)) return false;
    ::inotify_rm_watch(descriptor_, watched.first);
    return true;
  });
}

Changes Watcher::take() {
  Changes changes;
  read_inotify_events(descriptor_, [&](const inotify_event& told, const char* name) {
    if ((told.mask & IN_Q_OVERFLOW) != 0) {
      // Folders may have come of which nothing was told.
      changes.everything = true;
      for (const std::string& root : roots_.folders) watch_below(root);
      return;
    }
    const auto watched = paths_.find(told.wd);
    if (watched == paths_.end()) return;  // forgotten meanwhile
    const Event event{.folder = watched->second, .mask = told.mask, .name = name};
    if (event.has(IN_IGNORED)) {
      paths_.erase(watched);
      return;
    }
    note(event, changes);
  });
  return changes;
}

bool Watcher::is_ours(std::string_view folder, std::string_view name, bool is_folder) const {
  if (!folder.empty()) return true;
  const std::vector<std::string>& names = is_folder ? roots_.folders : roots_.files;
  if (std::ranges::find(names, name) != names.end()) return true;
  // A symbolic link that stands for a root.
  return !is_folder && std::ranges::find(roots_.folders, name) != roots_.folders.end();
}

void Watcher::note(const Event& event, Changes& changes) {
  if (event.has(IN_DELETE_SELF | IN_MOVE_SELF)) {
    if (event.folder.empty()) {
      is_lost_ = true;
      changes.everything = true;
    }
    return;  // of another folder the one around it tells
  }
  const bool is_folder = event.has(IN_ISDIR);
  if (event.name.empty() || !is_ours(event.folder, event.name, is_folder)) return;
  const std::string path = joined(event.folder, event.name);
  if (is_folder || (event.folder.empty() && is_ours("", event.name, true))) {
    note_folder(event, path, changes);
  } else {
    note_file(event, path, changes);
  }
}

void Watcher::note_folder(const Event& event, const std::string& path, Changes& changes) {
  if (event.has(IN_ATTRIB)) return;
  if (event.has(IN_MOVED_FROM | IN_DELETE)) forget_below(path);
  if (event.has(IN_MOVED_TO | IN_CREATE)) watch_below(path);
  // Of a root nothing but the root itself can be looked at anew.
  changes.folders.insert(event.folder.empty() ? path : event.folder);
}

void Watcher::note_file(const Event& event, const std::string& path, Changes& changes) {
  if (event.has(IN_CREATE) && !is_link(joined(site_, path))) return;
  if (event.has(IN_DELETE | IN_MOVED_FROM)) {
    changes.came.erase(path);
    changes.gone.insert(path);
  } else if (event.has(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE)) {
    changes.gone.erase(path);
    changes.came.insert(path);
  }
  changes.folders.insert(event.folder);
}

}  // namespace tokensite
