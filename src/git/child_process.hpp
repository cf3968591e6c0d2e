// Programs that are started without a shell: git's own, which know what libgit2 doesn't.
//
// A child never sees the variables with which git tells a hook of the repository it runs for, and
// never outlives its `Child`.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace tokensite {

struct ChildCommand {
  std::vector<std::string> words;        ///< the program, looked up in PATH, and its arguments
  std::string folder;                    ///< where it runs; empty: here
  std::vector<std::string> environment;  ///< "NAME=value", over ours
};

/// A child with pipes to its input and from its output. What it says on standard error is kept for
/// whoever asks.
class Child {
 public:
  static Result<Child> start(const ChildCommand& command);
  Child(Child&& other) noexcept;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child& operator=(Child&&) = delete;
  /// Closes the pipes; kills the child if it hasn't ended a little later.
  ~Child();

  int input() const { return input_; }    ///< to be written to
  int output() const { return output_; }  ///< to be read from
  void close_input();

  /// The beginning of what it has said on standard error so far.
  std::string complaint() const;

  /// Waits until it has ended, and kills it at `deadline`. The exit status; -1 if it was killed.
  int wait(std::chrono::steady_clock::time_point deadline);

 private:
  Child() = default;
  pid_t process_ = 0;  ///< 0 when it has ended
  int input_ = -1;
  int output_ = -1;
  int errors_ = -1;
};

struct ChildRun {
  int exit_status = -1;  ///< -1: killed, because it took too long or said too much
  std::string out;
};

/// A whole run: `input` in, at most 64 KiB out.
Result<ChildRun> run_child(const ChildCommand& command, std::string_view input,
                           std::chrono::seconds limit);

/// While one exists, writing to a pipe or a connection whose other end has gone fails, and doesn't
/// end the program.
class NoPipeSignal {
 public:
  NoPipeSignal();
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal();

 private:
  void (*earlier_)(int);
};

}  // namespace tokensite
