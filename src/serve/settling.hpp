// When a burst of changes is over: a save is one change or five, a git checkout is hundreds.
#pragma once

#include <chrono>
#include <optional>

#include "serve/changes.hpp"

namespace tokensite {

class Settling {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// Adds `changes`, which were told of at `now`.
  void add(Changes changes, Moment now);

  /// When what was added may be taken for all there is; none if there is nothing. More that is
  /// added puts it off, but not for ever.
  std::optional<Moment> due() const;

  /// What was added; begins anew.
  Changes take();

 private:
  Changes changes_;  ///< `came` is empty: those that came are no longer `gone`
  Moment first_;
  Moment last_;
};

}  // namespace tokensite
