// What git remembers of a site, for commands that render it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "git/history.hpp"
#include "model/history.hpp"
#include "support/hash.hpp"

namespace tokensite {

class SiteMemory {
 public:
  explicit SiteMemory(std::string site) : site_(std::move(site)) {}

  /// Empty where there is no history. Null if it can't be read: that is told in a notice, and no
  /// more, for pages can do without. Read again only if the last commit is another than before.
  std::shared_ptr<const SiteHistory> history();

  /// The same if it is kept; null if it would have to be read.
  std::shared_ptr<const SiteHistory> kept_history();

 private:
  HistoryCache cache() const;

  std::string site_;
  std::optional<Fingerprint> stamp_;
  std::shared_ptr<const SiteHistory> history_;
};

}  // namespace tokensite
