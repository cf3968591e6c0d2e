// Work in line for the hosts it concerns: a few at a time each, a pause between two. Time is told,
// not asked for, so that tests need not wait.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tokensite {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;

struct HostLimits {
  std::size_t at_once = 2;
  std::chrono::milliseconds pause{300};  ///< between two beginnings
};

/// `Work` is what is in line.
template <class Work>
class HostQueues {
 public:
  explicit HostQueues(HostLimits limits) : limits_(limits) {}

  /// Not to begin before `moment`. What was in line for an earlier moment begins earlier.
  void add(const std::string& host, Work work, Moment moment) {
    change(host, [&](Host& of) { of.waiting.emplace(moment, std::move(work)); });
  }

  /// What may begin now, if anything; `finish` is to be called when it is done.
  std::optional<Work> take(Moment now) {
    if (ready_.empty() || ready_.begin()->first > now) return std::nullopt;
    const std::string name = ready_.begin()->second;
    std::optional<Work> work;
    change(name, [&](Host& host) {
      const auto first = host.waiting.begin();
      work = std::move(first->second);
      host.waiting.erase(first);
      ++host.active;
      host.free_at = std::max(host.free_at, now + limits_.pause);
    });
    return work;
  }

  void finish(const std::string& host) {
    change(host, [](Host& of) { --of.active; });
  }

  void pause(const std::string& host, Moment until) {
    change(host, [&](Host& of) { of.free_at = std::max(of.free_at, until); });
  }

  /// Takes all that is in line for a host out of it.
  std::vector<Work> drop(const std::string& host) {
    std::vector<Work> dropped;
    change(host, [&](Host& of) {
      for (auto& [moment, work] : of.waiting) dropped.push_back(std::move(work));
      of.waiting.clear();
    });
    return dropped;
  }

  /// When `take` may have something next; none if that depends on work being finished, or nothing
  /// is in line.
  std::optional<Moment> next_moment() const {
    if (ready_.empty()) return std::nullopt;
    return ready_.begin()->first;
  }

 private:
  struct Host {
    std::multimap<Moment, Work> waiting;
    std::size_t active = 0;
    Moment free_at{};
  };

  std::optional<Moment> moment_of(const Host& host) const {
    if (host.waiting.empty() || host.active >= limits_.at_once) return std::nullopt;
    return std::max(host.waiting.begin()->first, host.free_at);
  }

  template <class Change>
  void change(const std::string& name, const Change& apply) {
    Host& host = hosts_[name];
    if (const auto before = moment_of(host)) ready_.erase({*before, name});
    apply(host);
    if (const auto after = moment_of(host)) ready_.insert({*after, name});
  }

  HostLimits limits_;
  std::map<std::string, Host> hosts_;
  std::set<std::pair<Moment, std::string>> ready_;  ///< hosts that have work and room for it
};

}  // namespace tokensite
