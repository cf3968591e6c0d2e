#include "support/interruption.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace tokensite {
namespace {

// A signal's handler can reach nothing but globals.
std::atomic<int> came = 0;
std::atomic<int> wakes = -1;

extern "C" void note_signal(int signal) {
  const int reason = errno;
  came = signal;
  const int descriptor = wakes;
  if (descriptor >= 0 && ::write(descriptor, "!", 1) < 0) {
    // A pipe that is full has woken whoever waits.
  }
  errno = reason;
}

/// A signal that whoever started the program had it ignore (`nohup`) stays ignored.
void catch_unless_ignored(int signal, struct sigaction& earlier) {
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  ::sigaction(signal, &action, &earlier);
  if (earlier.sa_handler == SIG_IGN) ::sigaction(signal, &earlier, nullptr);
}

}  // namespace

Interruption::Interruption() {
  came = 0;
  if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0) pipe_[0] = pipe_[1] = -1;
  wakes = pipe_[1];
  catch_unless_ignored(SIGINT, earlier_int_);
  catch_unless_ignored(SIGTERM, earlier_term_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &earlier_int_, nullptr);
  ::sigaction(SIGTERM, &earlier_term_, nullptr);
  wakes = -1;
  for (const int end : pipe_) {
    if (end >= 0) ::close(end);
  }
}

bool Interruption::has_come() const { return came != 0; }

void Interruption::end_program() {
  const int signal = came;
  ::signal(signal, SIG_DFL);
  ::raise(signal);
  std::_Exit(128 + signal);  // it was blocked, or ignored
}

}  // namespace tokensite
