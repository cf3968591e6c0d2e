// What goes over the wire, shown on terminals, and what the server says meanwhile.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "commands/progress_bar.hpp"
#include "git/remote_branch.hpp"

namespace tokensite {

class TransferProgress {
 public:
  /// They call back to this, which outlives them.
  RemoteEvents events();

  /// Prints a line of its own.
  void say(const std::string& message);
  void clear() { bar_.reset(); }

 private:
  void show(TransferStage stage, std::size_t done, std::size_t total);
  void print_words(const std::string& line);

  std::optional<TransferStage> stage_;
  std::unique_ptr<ProgressBar> bar_;
};

}  // namespace tokensite
