// The real program, run as a user runs it.
#pragma once

#include <string>
#include <vector>

namespace tokensite {

struct Run {
  int exit_status = -1;  ///< -1 if it was killed
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string folder;                    ///< where it runs
  std::vector<std::string> environment;  ///< "NAME=value", over ours
};

Run run_program(const std::vector<std::string>& arguments, const RunOptions& options);

/// Runs the program and kills it after `milliseconds`, if it is still at work then.
Run run_and_kill(const std::vector<std::string>& arguments, const RunOptions& options,
                 double milliseconds);

}  // namespace tokensite
