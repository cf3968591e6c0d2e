#include "git/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace tokensite {
namespace {

using Clock = std::chrono::steady_clock;

/// What `git rev-parse --local-env-vars` lists but for settings, which are the user's; and the
/// protocol's version, which is ours to say.
constexpr std::array<std::string_view, 14> variables_of_a_repository = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_QUARANTINE_PATH",
    "GIT_PROTOCOL",
};

std::string_view name_of(std::string_view variable) {
  return variable.substr(0, variable.find('='));
}

std::vector<std::string> environment_with(const std::vector<std::string>& ours) {
  std::vector<std::string> all = ours;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view name = name_of(*variable);
    const bool is_replaced =
        std::ranges::any_of(ours, [&](const std::string& own) { return name_of(own) == name; });
    if (!is_replaced &&
        std::ranges::find(variables_of_a_repository, name) == variables_of_a_repository.end()) {
      all.emplace_back(*variable);
    }
  }
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

/// What posix_spawn is told, freed at the end.
struct SpawnPlan {
  SpawnPlan() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &signals);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

Error cannot_start(const ChildCommand& command, int reason) {
  return Error{fmt::format("cannot start {}: {}", command.words.front(), std::strerror(reason))};
}

}  // namespace

Result<Child> Child::start(const ChildCommand& command) {
  Child child;
  int to[2] = {-1, -1};
  int from[2] = {-1, -1};
  if (::pipe2(to, O_CLOEXEC) != 0) return cannot_start(command, errno);
  child.input_ = to[1];
  if (::pipe2(from, O_CLOEXEC) != 0) {
    const int reason = errno;
    ::close(to[0]);
    return cannot_start(command, reason);
  }
  child.output_ = from[0];
  // A file in memory, not a pipe: it can't fill up while nobody reads.
  child.errors_ = ::memfd_create("errors", MFD_CLOEXEC);
  SpawnPlan plan;
  ::posix_spawn_file_actions_adddup2(&plan.actions, to[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&plan.actions, from[1], STDOUT_FILENO);
  if (child.errors_ >= 0)
    ::posix_spawn_file_actions_adddup2(&plan.actions, child.errors_, STDERR_FILENO);
  if (!command.folder.empty())
    ::posix_spawn_file_actions_addchdir_np(&plan.actions, command.folder.c_str());
  std::vector<std::string> words = command.words;
  std::vector<std::string> environment = environment_with(command.environment);
  const int status =
      ::posix_spawnp(&child.process_, words[0].c_str(), &plan.actions, &plan.attributes,
                     pointers_to(words).data(), pointers_to(environment).data());
  ::close(to[0]);
  ::close(from[1]);
  if (status != 0) {
    child.process_ = 0;
    return cannot_start(command, status);
  }
  return child;
}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, 0)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      errors_(std::exchange(other.errors_, -1)) {}

Child::~Child() {
  close_input();
  close_if_open(output_);
  wait(Clock::now() + std::chrono::seconds(2));
  close_if_open(errors_);
}

void Child::close_input() { close_if_open(input_); }

std::string Child::complaint() const {
  std::string text(std::size_t{4096}, '\0');
  const ssize_t size = errors_ < 0 ? 0 : ::pread(errors_, text.data(), text.size(), 0);
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return text;
}

int Child::wait(Clock::time_point deadline) {
  if (process_ == 0) return -1;
  int status = 0;
  pid_t ended = 0;
  for (auto pause = std::chrono::microseconds(50);;) {
    ended = ::waitpid(process_, &status, WNOHANG);
    if (ended != 0 || Clock::now() >= deadline) break;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::microseconds(20'000));
  }
  if (ended == 0) {
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  process_ = 0;
  return ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Result<ChildRun> run_child(const ChildCommand& command, std::string_view input,
                           std::chrono::seconds limit) {
  constexpr std::size_t most = 64 * 1024;
  const NoPipeSignal quiet;
  Result<Child> child = Child::start(command);
  if (!child) return child.error();
  const auto deadline = Clock::now() + limit;
  // What goes in is shorter than a pipe is long, so that writing can't wait for reading.
  if (::write(child->input(), input.data(), std::min(input.size(), std::size_t{4096})) < 0) {
    // It doesn't want to hear it; what it says shows what came of that.
  }
  child->close_input();
  ChildRun run;
  for (bool is_open = true; is_open && run.out.size() < most && Clock::now() < deadline;) {
    pollfd waiting{.fd = child->output(), .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 100) <= 0) continue;
    char buffer[4096];
    const ssize_t size = ::read(child->output(), buffer, sizeof buffer);
    if (size > 0) run.out.append(buffer, static_cast<std::size_t>(size));
    is_open = size > 0 || (size < 0 && errno == EINTR);
  }
  run.exit_status = child->wait(run.out.size() < most ? deadline : Clock::now());
  return run;
}

NoPipeSignal::NoPipeSignal() : earlier_(::signal(SIGPIPE, SIG_IGN)) {}

NoPipeSignal::~NoPipeSignal() { ::signal(SIGPIPE, earlier_); }

}  // namespace tokensite
