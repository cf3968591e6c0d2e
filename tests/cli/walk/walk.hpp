// A random walk: a site is changed and built, changed and built. After every step the output must
// be what a clean build of the same sources makes, byte for byte, and say the same.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/walk/mutations.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {

/// What else happens in a step.
enum class WalkKind {
  plain,
  killed,     ///< before the build that counts, others are killed at work
  meanwhile,  ///< a build is at work during the changes
};

struct WalkOptions {
  WalkKind kind = WalkKind::plain;
  std::uint64_t seed = 0;
  std::string only;     ///< mutations whose names hold this
  std::string without;  ///< and not this, if it isn't empty
};

class Walk {
 public:
  /// Writes the first site.
  explicit Walk(const WalkOptions& options);

  /// What was found to be wrong; empty if nothing was.
  std::string step();

  /// All that was done so far, a line each.
  const std::string& history() const { return history_; }

 private:
  /// Every mutation has its turn before one has it again.
  Mutation draw();
  void mutate();
  /// While a build is at work; says how that failed, if it did.
  std::string mutate_meanwhile();
  void kill_builds();
  /// As `git checkout --force` would.
  void bring_back(const Tree& sources);
  RunOptions here() const;
  std::vector<std::string> arguments(const std::string& site) const;
  void share_history() const;
  std::string build_and_compare();

  WalkKind kind_;
  TemporaryFolder folder_;
  Playground play_;
  Mutations mutations_;
  Mutations drawn_;  ///< those of them that are still to come, in a random order
  Tree mended_;      ///< the sources of the last build without errors
  bool is_broken_ = false;
  double milliseconds_ = 100;  ///< that the last build took
  int number_ = 0;
  std::string history_;
};

}  // namespace tokensite
