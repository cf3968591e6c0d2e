// Ctrl-C and `kill`, for work that has something to put in order before it stops.
#pragma once

#include <signal.h>

namespace tokensite {

/// While one exists, SIGINT and SIGTERM don't end the program but are told to whoever asks. There
/// is one at a time. A second signal ends the program as usual: the user has waited long enough.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  /// Signals do again what they did before.
  ~Interruption();

  bool has_come() const;

  /// Becomes readable when a signal comes: to be waited for together with other things. -1 if the
  /// system had none to give.
  int descriptor() const { return pipe_[0]; }

  /// Ends the program as the signal would have done, so that a shell's loop ends with it.
  [[noreturn]] void end_program();

 private:
  int pipe_[2] = {-1, -1};
  struct sigaction earlier_int_ {};
  struct sigaction earlier_term_ {};
};

}  // namespace tokensite
