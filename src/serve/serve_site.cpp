#include "serve/serve_site.hpp"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "serve/page_state.hpp"
#include "serve/responses.hpp"
#include "serve/tab.hpp"
#include "serve/watch_loop.hpp"

namespace tokensite {
namespace {

/// The snapshot of the moment: one thread sets it, all others ask.
class Current {
 public:
  void set(std::shared_ptr<const Snapshot> snapshot) {
    const std::lock_guard lock(mutex_);
    snapshot_.swap(snapshot);  // the old one goes after the lock
    is_set_.notify_all();
  }
  /// Waits for the first.
  std::shared_ptr<const Snapshot> get() const {
    std::unique_lock lock(mutex_);
    is_set_.wait(lock, [&] { return snapshot_ != nullptr; });
    return snapshot_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable is_set_;
  std::shared_ptr<const Snapshot> snapshot_;
};

/// The tabs that are open, each with the way to it.
class Tabs {
 public:
  explicit Tabs(const Current& current) : current_(current) {}

  void open(const Request& request, const std::shared_ptr<EventStream>& stream) {
    const auto tab = std::make_shared<OpenTab>(parse_target(request.target)->query, stream);
    {
      const std::lock_guard lock(mutex_);
      std::erase_if(tabs_, [](const auto& other) { return other->stream.expired(); });
      tabs_.push_back(tab);
    }
    tell(*tab);
  }

  /// Tells all of them, side by side, of what is new.
  void tell_all(HttpServer& server) {
    const std::lock_guard lock(mutex_);
    for (const auto& tab : tabs_) {
      if (!tab->stream.expired()) server.post([this, tab] { tell(*tab); });
    }
  }

 private:
  struct OpenTab {
    OpenTab(std::string_view query, std::weak_ptr<EventStream> way)
        : tab(query), stream(std::move(way)) {}
    std::mutex mutex;  ///< of `tab`
    Tab tab;
    const std::weak_ptr<EventStream> stream;
  };

  void tell(OpenTab& tab) {
    const std::lock_guard lock(tab.mutex);
    const auto stream = tab.stream.lock();
    if (!stream || !stream->is_open()) return;
    // Whatever snapshot this call was for: two that meet here both tell of the newest.
    std::string events = tab.tab.catch_up(*current_.get());
    if (!events.empty()) stream->send(std::move(events));
  }

  const Current& current_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<OpenTab>> tabs_;
};

bool is_for_events(const Request& request) {
  return request.target.starts_with(events_path) && parse_target(request.target) &&
         parse_target(request.target)->path == events_path;
}

/// After which nobody waits for a page any more.
constexpr std::chrono::milliseconds pause(400);

/// What the disk has refused is asked for again, though nobody tells of a change.
constexpr std::chrono::milliseconds try_again(1000);

/// Plans, again and again.
void keep_up(SiteState& state, WatchLoop& watch, Current& current, Tabs& tabs, HttpServer& server,
             const ServeNotices& notices) {
  const auto update = [&](const Changes& changes) {
    const auto start = std::chrono::steady_clock::now();
    if (auto snapshot = state.update(changes)) {
      current.set(std::move(snapshot));
      tabs.tell_all(server);
      notices.planned(state, std::chrono::steady_clock::now() - start);
    }
  };
  update({.everything = true});
  // Now there is time to read what the first page didn't wait for.
  update({.history = true});
  while (std::optional<Changes> changes = watch.wait(pause)) {
    if (changes->empty()) {
      state.tidy_up();
      changes = watch.wait(state.failure() ? std::optional(try_again) : std::nullopt);
      if (!changes) return;
      if (changes->empty()) changes->everything = true;
    }
    update(*changes);
  }
}

}  // namespace

std::string local_origin(const std::string& host, std::uint16_t port) {
  if (is_any_address(host)) return fmt::format("http://127.0.0.1:{}", port);
  const bool is_bare_ipv6 = host.find(':') != host.npos && !host.starts_with('[');
  return is_bare_ipv6 ? fmt::format("http://[{}]:{}", host, port)
                      : fmt::format("http://{}:{}", host, port);
}

void serve_site(const SiteStateOptions& options, const std::string& host, HttpServer server,
                const ServeNotices& notices) {
  Current current;
  Tabs tabs(current);
  SiteState state(options);
  // Before the first look at the files: what changes during it is told of.
  WatchLoop watch(options.site, options.history.files, notices.warned);
  std::atomic<bool> is_planning = true;
  std::jthread planner([&] {
    keep_up(state, watch, current, tabs, server, notices);
    is_planning = false;
  });
  server.run(
      {.respond =
           [&](const Request& request) {
             if (auto refused = refusal(request, host)) return std::move(*refused);
             return respond(request, *current.get());
           },
       .opens_stream =
           [&](const Request& request) {
             return is_for_events(request) && !refusal(request, host);
           },
       .open_stream = [&](const Request& request,
                          std::shared_ptr<EventStream> stream) { tabs.open(request, stream); }});
  watch.stop();
  for (int i = 0; i < 20 && (is_planning || server.is_busy()); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  if (!is_planning && !server.is_busy()) return;
  // Ctrl-C means now. The cache is made to be cut off while it is written, and nothing else is.
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace tokensite
