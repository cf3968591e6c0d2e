// What commands that work on a site have in common: finding it, and saying what was found in it.
#pragma once

#include <string>

#include "commands/exit_status.hpp"
#include "plan/plan.hpp"
#include "plan/site_sources.hpp"
#include "support/workers.hpp"

namespace tokensite {

/// The folder that holds tokensite.yml: `site` itself if given, otherwise the current folder or the
/// nearest above it. A failure is the caller's wrong usage.
Result<std::string> find_site(const std::string& site);

unsigned jobs_or_default(unsigned jobs);

/// Whether standard error is a terminal that wants colours and progress bars.
bool shows_progress();

/// Prints diagnostics to standard error, in colour on a terminal.
void print_diagnostics(const Diagnostics& diagnostics, const Sources& sources);
void print_diagnostics(const Plan& plan);

/// "1 item", "2 items"
std::string counted(std::size_t n, const char* noun);

/// "4 editions, 60 items: 2 errors, 1 warning"
std::string summary_line(const Summary& summary);

/// Prints "tokensite: message" to standard error.
void print_failure(const std::string& message);

/// Prints the failure, and is the exit status for it.
ExitStatus world_failed(const Error& error);

}  // namespace tokensite
