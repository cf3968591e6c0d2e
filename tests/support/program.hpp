// The real program, run as a user runs it.
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

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

/// The program at work. The variable TOKENSITE_PROGRAM names another build of it than the tests'
/// own: the release, say.
class StartedProgram {
 public:
  StartedProgram(const std::vector<std::string>& arguments, const RunOptions& options);
  StartedProgram(const StartedProgram&) = delete;
  StartedProgram& operator=(const StartedProgram&) = delete;
  /// Kills it if nobody waited for it.
  ~StartedProgram();

  void kill(int signal = SIGKILL) const;
  Run wait();

 private:
  TemporaryFolder io_;
  pid_t child_ = 0;  ///< 0 when it has ended
};

Run run_program(const std::vector<std::string>& arguments, const RunOptions& options);

/// Runs the program and kills it after `milliseconds`, if it is still at work then.
Run run_and_kill(const std::vector<std::string>& arguments, const RunOptions& options,
                 double milliseconds);

}  // namespace tokensite
