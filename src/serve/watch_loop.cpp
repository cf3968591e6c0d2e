#include "serve/watch_loop.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "plan/site_sources.hpp"

namespace tokensite {
namespace {

using std::chrono::milliseconds;

/// How often to look at what can't be watched.
constexpr milliseconds look_again(1000);

/// -1: for as long as nothing happens.
int milliseconds_until(Settling::Moment moment) {
  if (moment == Settling::Moment::max()) return -1;
  const auto left = std::chrono::ceil<milliseconds>(moment - std::chrono::steady_clock::now());
  return static_cast<int>(std::max(left, milliseconds(0)).count());
}

}  // namespace

WatchLoop::WatchLoop(std::string site, std::function<std::vector<std::string>()> history_files,
                     std::function<void(const std::string&)> warn)
    : site_(std::move(site)),
      warn_(std::move(warn)),
      history_(std::move(history_files)),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
  start_watching();
}

WatchLoop::~WatchLoop() {
  if (stop_ >= 0) ::close(stop_);
}

void WatchLoop::stop() {
  const std::uint64_t one = 1;
  // It can't fail: nobody else writes.
  [[maybe_unused]] const ssize_t written = ::write(stop_, &one, sizeof one);
}

void WatchLoop::start_watching() {
  Result<Watcher> watcher = Watcher::start(site_, site_roots());
  if (watcher) {
    watcher_ = std::move(*watcher);
    if (!watcher_->is_partial()) {
      has_warned_ = false;
      return;
    }
  }
  if (std::exchange(has_warned_, true)) return;
  warn_(watcher ? fmt::format("the system has no watches left for all folders of {}; looking for "
                              "changes once a second instead (see fs.inotify.max_user_watches)",
                              site_)
                : fmt::format("{}; looking for it once a second", watcher.error().message));
}

bool WatchLoop::watches_everything() const {
  return watcher_ && !watcher_->is_lost() && !watcher_->is_partial();
}

WatchLoop::Moment WatchLoop::next_look(Moment start, std::optional<milliseconds> at_most) const {
  if (const auto due = settling_.due()) return *due;
  const Moment look = watches_everything() ? Moment::max() : start + look_again;
  return at_most ? std::min(look, start + *at_most) : look;
}

std::optional<Changes> WatchLoop::wait(std::optional<milliseconds> at_most) {
  const Moment start = std::chrono::steady_clock::now();
  for (;;) {
    std::array<pollfd, 3> descriptors = {{
        {.fd = stop_, .events = POLLIN, .revents = 0},
        {.fd = watcher_ ? watcher_->descriptor() : -1, .events = POLLIN, .revents = 0},
        {.fd = history_.descriptor(), .events = POLLIN, .revents = 0},
    }};
    const int sleep = milliseconds_until(next_look(start, at_most));
    const int ready = ::poll(descriptors.data(), descriptors.size(), sleep);
    if (descriptors[0].revents != 0) return std::nullopt;
    const Moment now = std::chrono::steady_clock::now();
    if (ready > 0 && descriptors[1].revents != 0) settling_.add(watcher_->take(), now);
    if (ready > 0 && descriptors[2].revents != 0) settling_.add({.history = history_.take()}, now);
    if (now < next_look(start, at_most)) continue;
    if (settling_.due() || watches_everything() || now < start + look_again) {
      Changes changes = settling_.take();
      // Whatever stands in the folder's place is watched before it is looked at.
      if (!changes.empty() && watcher_ && watcher_->is_lost()) {
        changes.everything = true;
        start_watching();
      }
      return changes;
    }
    // The folder has gone, and may have come back; or not all of it is watched.
    if (!watcher_ || watcher_->is_lost()) start_watching();
    return Changes{.everything = true};
  }
}

}  // namespace tokensite
