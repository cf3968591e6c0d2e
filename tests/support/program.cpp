#include "tests/support/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "support/files.hpp"

namespace tokensite {
namespace {

std::string program_path() {
  const char* other = std::getenv("TOKENSITE_PROGRAM");
  return other == nullptr ? TOKENSITE_PROGRAM : boost::filesystem::absolute(other).string();
}

/// Starts the program with its output going to files: no pipe that could fill up.
pid_t start(const std::vector<std::string>& arguments, const RunOptions& options,
            const TemporaryFolder& io) {
  const std::string out = io.path("out");
  const std::string err = io.path("err");
  std::vector<std::string> words = {program_path()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child > 0) return child;
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

}  // namespace

StartedProgram::StartedProgram(const std::vector<std::string>& arguments,
                               const RunOptions& options) {
  io_.write({{"out", ""}, {"err", ""}});  // there even if it is killed before it gets to them
  child_ = start(arguments, options, io_);
}

StartedProgram::~StartedProgram() {
  if (child_ == 0) return;
  kill();
  wait();
}

void StartedProgram::kill(int signal) const {
  if (child_ != 0) ::kill(child_, signal);  // to 0 it would be for all of our own group
}

Run StartedProgram::wait() {
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = 0;
  Run run;
  if (WIFEXITED(status)) run.exit_status = WEXITSTATUS(status);
  run.out = *read_file(io_.path("out"));
  run.err = *read_file(io_.path("err"));
  return run;
}

Run run_program(const std::vector<std::string>& arguments, const RunOptions& options) {
  return StartedProgram(arguments, options).wait();
}

Run run_and_kill(const std::vector<std::string>& arguments, const RunOptions& options,
                 double milliseconds) {
  StartedProgram program(arguments, options);
  std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(milliseconds));
  program.kill();
  return program.wait();
}

}  // namespace tokensite
