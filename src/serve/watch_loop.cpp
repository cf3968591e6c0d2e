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

int WatchLoop::patience(Settling::Moment now) const {
  milliseconds sleep = watches_everything() ? milliseconds(-1) : look_again;
  if (const auto due = settling_.due()) {
    const auto left = std::chrono::ceil<milliseconds>(*due - now);
    sleep = std::max(left, milliseconds(0));
  }
  return static_cast<int>(sleep.count());
}

std::optional<Changes> WatchLoop::wait(std::optional<milliseconds> at_most) {
  for (;;) {
    std::array<pollfd, 3> descriptors = {{
        {.fd = stop_, .events = POLLIN, .revents = 0},
        {.fd = watcher_ ? watcher_->descriptor() : -1, .events = POLLIN, .revents = 0},
        {.fd = history_.descriptor(), .events = POLLIN, .revents = 0},
    }};
    int sleep = patience(std::chrono::steady_clock::now());
    if (at_most && (sleep < 0 || sleep > at_most->count())) {
      sleep = static_cast<int>(at_most->count());
    }
    const int ready = ::poll(descriptors.data(), descriptors.size(), sleep);
    if (descriptors[0].revents != 0) return std::nullopt;
    if (ready > 0 && descriptors[1].revents != 0) {
      settling_.add(watcher_->take(), std::chrono::steady_clock::now());
    }
    if (ready > 0 && descriptors[2].revents != 0) {
      settling_.add({.history = history_.take()}, std::chrono::steady_clock::now());
    }
    const Settling::Moment now = std::chrono::steady_clock::now();
    if (const auto due = settling_.due()) {
      if (*due <= now) return settling_.take();
      continue;
    }
    if (ready != 0) continue;
    if (at_most) return Changes{};
    // The folder has gone, and may have come back; or not all of it is watched.
    if (watches_everything()) continue;
    if (!watcher_ || watcher_->is_lost()) start_watching();
    settling_.add({.everything = true}, now);
  }
}

}  // namespace tokensite
