// Where `serve` learns what git remembers of a site.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/history.hpp"

namespace tokensite {

/// Without functions: there is no history. Called on the thread that plans.
struct HistorySource {
  /// What is known of it at once; null if it has to be read.
  std::function<std::shared_ptr<const SiteHistory>()> kept{};
  /// As of now; the same object as before, and quick, if it is the same.
  std::function<std::shared_ptr<const SiteHistory>()> read{};
  /// The files that another one would change, those that aren't there among them.
  std::function<std::vector<std::string>()> files{};
};

}  // namespace tokensite
