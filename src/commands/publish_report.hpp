// What `publish` says when it has done its work, or hasn't.
#pragma once

#include "commands/commands.hpp"
#include "diagnostics/report_words.hpp"
#include "publish/publish_site.hpp"

namespace tokensite {

/// The exit status that follows from it.
ExitStatus print_publish_report(const PublishReport& report, const PublishOptions& options,
                                const RemoteAddress& remote);

/// In GitHub Actions: why the other route is the right one there.
void print_actions_notice();

}  // namespace tokensite
