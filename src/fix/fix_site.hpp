// `check --fix`: what the sure fixes make of a site, without a byte written.
//
// The fixes of a report are applied in memory and the site is checked again, over and over, until
// nothing sure is left. A file that the check likes less than before stays as it was: no fix ever
// adds an error.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/places.hpp"
#include "plan/plan.hpp"
#include "support/file_system.hpp"
#include "support/result.hpp"

namespace tokensite {

/// One fault that was mended.
struct AppliedFix {
  Position position;  ///< in the file as it was when the fault was found
  Code code;
  std::string message;  ///< the fix's
};

struct FixedFile {
  std::string path;
  std::string before;  ///< the whole file, as it was read
  std::string after;
  std::vector<AppliedFix> fixes;
};

/// How a search for fixes looks at a site.
struct FixOptions {
  /// Checks the site with these files; called for every attempt.
  std::function<Result<Plan>(std::shared_ptr<const FileSystem>)> check;
  /// Which faults may be mended at all.
  std::function<bool(const Diagnostic&, const Sources&)> is_wanted;
};

/// `plan` is what `check` says of `files`. The result is sorted by path.
Result<std::vector<FixedFile>> find_fixes(const Plan& plan, std::shared_ptr<const FileSystem> files,
                                          const FixOptions& options);

}  // namespace tokensite
