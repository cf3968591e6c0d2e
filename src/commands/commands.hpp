// The commands, each in a file of its own: options in, exit status out.
//
// Results go to standard output; diagnostics, failures and notices to standard error.
#pragma once

#include <string>

#include "commands/exit_status.hpp"

namespace tokensite {

struct BuildOptions {
  std::string site;  ///< empty: found by walking up from the current folder
  std::string output;
  std::string base_url;
  bool drafts = false;
  bool force = false;
  bool strict = false;   ///< warnings are errors
  bool profile = false;  ///< print where the time goes
  unsigned jobs = 0;     ///< 0: as many as there are cores
};
ExitStatus run_build(const BuildOptions& options);

enum class ReportFormat { text, json, sarif, github };

struct CheckOptions {
  std::string site;
  ReportFormat format = ReportFormat::text;
  bool drafts = false;
  bool strict = false;   ///< warnings are errors
  bool fix = false;      ///< apply the sure fixes first
  bool dry_run = false;  ///< show them instead
  std::string since{};   ///< a git revision: report only what concerns the changes since; or empty
  bool links = false;  ///< ask the network for the links that are due
};
ExitStatus run_check(const CheckOptions& options);

/// Without a code: a list of all.
ExitStatus run_explain(const std::string& code);

}  // namespace tokensite
