// What inotify(7) tells of.
#pragma once

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tokensite {

/// Calls `visit(event, name)` for each that waits at `descriptor`, which doesn't block; `name` ends
/// with a zero, and is empty where none is told.
template <class Visit>
void read_inotify_events(int descriptor, const Visit& visit) {
  alignas(inotify_event) std::array<char, 64 * 1024> buffer{};
  for (;;) {
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      inotify_event event{};
      std::memcpy(&event, at, sizeof event);
      const char* name = event.len > 0 ? at + sizeof event : "";
      at += sizeof event + event.len;
      visit(event, name);
    }
  }
}

}  // namespace tokensite
