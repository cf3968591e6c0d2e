#include "serve/history_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <cstdint>
#include <utility>

#include "serve/inotify_events.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                 IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

HistoryWatch::HistoryWatch(std::function<std::vector<std::string>()> files)
    : files_(std::move(files)) {
  if (!files_) return;
  descriptor_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  watch_anew();
}

HistoryWatch::~HistoryWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void HistoryWatch::watch_anew() {
  const auto before = std::exchange(names_, {});
  for (const std::string& file : files_()) {
    // The file's folder, or the one in which the way there begins to be missing.
    fs::path missing = file;
    boost::system::error_code failure;
    while (missing.has_parent_path() && !fs::is_directory(missing.parent_path(), failure))
      missing = missing.parent_path();
    const int number = ::inotify_add_watch(descriptor_, missing.parent_path().c_str(), wanted);
    if (number >= 0) names_[number].insert(missing.filename().string());
  }
  for (const auto& [number, names] : before) {
    if (!names_.contains(number)) ::inotify_rm_watch(descriptor_, number);
  }
}

bool HistoryWatch::take() {
  bool is_told = false;
  read_inotify_events(descriptor_, [&](const inotify_event& event, const char* name) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) is_told = true;
    const auto watched = names_.find(event.wd);
    if (watched == names_.end()) return;
    is_told = is_told || event.len == 0 || watched->second.contains(name);
  });
  // What has changed before it was watched is seen by whoever looks now.
  if (is_told) watch_anew();
  return is_told;
}

}  // namespace tokensite
