// What of a report concerns the changes since a revision.
//
// A fault concerns them if it, or a place that it names, lies in a changed file; if it is said of
// an edition (in its edition.md) whose folder has won or lost files; and, wherever it lies, if it
// wasn't there before the changes: a deleted page breaks links in files that nobody touched, a line
// in tokensite.yml can make old editions fail. What was there before is found by checking the site
// as it was.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "plan/plan.hpp"
#include "support/file_system.hpp"
#include "support/result.hpp"

namespace tokensite {

class SinceScope {
 public:
  using Check = std::function<Result<Plan>(std::shared_ptr<const FileSystem>)>;

  /// `files` are the site's of today. Fails where git does.
  static Result<SinceScope> find(const std::string& site, const std::string& revision,
                                 std::shared_ptr<const FileSystem> files, const Check& check);

  bool concerns(const Diagnostic& diagnostic, const Sources& sources) const;

 private:
  /// A fault of a file that hasn't changed is known again by its words.
  using Fault = std::tuple<std::string, Code, Severity, std::string>;
  static Fault fault_of(const Diagnostic& diagnostic, const Sources& sources);
  bool has_changed(std::string_view path) const;

  std::set<std::string, std::less<>> changed_;
  std::set<std::string, std::less<>> editions_;  ///< edition.md of folders that won or lost files
  std::set<Fault> faults_before_;
};

/// Takes off the plan what isn't in the scope, and says how many diagnostics that were.
std::size_t narrow(Plan& plan, const SinceScope& scope);

}  // namespace tokensite
