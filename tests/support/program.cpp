#include "tests/support/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

/// Starts the program with its output going to files: no pipe that could fill up.
pid_t start(const std::vector<std::string>& arguments, const RunOptions& options,
            const TemporaryFolder& io) {
  const std::string out = io.path("out");
  const std::string err = io.path("err");
  std::vector<std::string> words = {TOKENSITE_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (::chdir(options.folder.c_str()) != 0) ::_exit(126);
  for (const std::string& variable : options.environment) {
    const std::size_t equals = variable.find('=');
    ::setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  ::dup2(::open("/dev/null", O_RDONLY), 0);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

Run finish(pid_t child, const TemporaryFolder& io) {
  int status = 0;
  ::waitpid(child, &status, 0);
  Run run;
  if (WIFEXITED(status)) run.exit_status = WEXITSTATUS(status);
  run.out = *read_file(io.path("out"));
  run.err = *read_file(io.path("err"));
  return run;
}

}  // namespace

Run run_program(const std::vector<std::string>& arguments, const RunOptions& options) {
  const TemporaryFolder io;
  return finish(start(arguments, options, io), io);
}

Run run_and_kill(const std::vector<std::string>& arguments, const RunOptions& options,
                 double milliseconds) {
  const TemporaryFolder io;
  io.write({{"out", ""}, {"err", ""}});
  const pid_t child = start(arguments, options, io);
  std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(milliseconds));
  ::kill(child, SIGKILL);
  return finish(child, io);
}

}  // namespace tokensite
