// `check --links`: the network asked, links.lock written, what it says as diagnostics.
#pragma once

#include <string>

#include "commands/exit_status.hpp"
#include "plan/plan.hpp"

namespace tokensite {

struct ExternalLinkCheck {
  /// `fine` if the links were asked for, whatever came of them; otherwise standard error has said
  /// why not.
  ExitStatus status = ExitStatus::fine;
  LinkLock lock;  ///< what is known now
};

/// To be called with a plan that lists external links. After Ctrl-C it keeps what is known and
/// doesn't return.
ExternalLinkCheck check_external_links(const std::string& site, const Plan& plan);

/// Adds to the plan what `lock` knows of its links.
void add_link_diagnostics(Plan& plan, const LinkLock& lock);

}  // namespace tokensite
