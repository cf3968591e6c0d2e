// A run over an archive's links: those that are due are asked for, and the lock is brought up to
// date.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "links/fetcher.hpp"
#include "links/link_record.hpp"
#include "links/site_links.hpp"
#include "links/visit.hpp"

namespace tokensite {

struct LinkProgress {
  std::size_t done = 0;
  std::size_t total = 0;
};

struct LinkCheckOptions {
  Date today;  ///< in UTC
  FetchOptions fetch;
  Patience patience{};
  std::string archive;   ///< see `LinkSettings`
  std::string own_site;  ///< its address, to tell a dead link from a dead network
  std::function<void(const LinkProgress&)> on_progress{};
};

enum class LinkCheckEnd : std::uint8_t {
  finished,
  interrupted,
  no_network,  ///< nobody could be reached any more
};

struct LinkCheck {
  /// What is known now. A failure to reach somebody counts only if somebody else could be reached
  /// after it.
  LinkLock lock;
  std::size_t due = 0;
  std::size_t answered = 0;  ///< of these; the others are due again in the next run
  LinkCheckEnd end = LinkCheckEnd::finished;
};

LinkCheck check_links(const LinkLock& known, const SiteLinks& links,
                      const LinkCheckOptions& options);

/// What a day's verdict makes of what was known of a link: the second day that it fails, it is
/// dead.
LinkRecord updated_record(const std::string& url, const LinkRecord* known, const Verdict& verdict,
                          const Date& today);

}  // namespace tokensite
