// What a server says while it is pushed to, line by line, and without its progress.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace tokensite {

class ServerWords {
 public:
  /// `say` gets each line, cut after a thousand bytes; whatever bytes they are.
  explicit ServerWords(std::function<void(const std::string& line)> say);

  /// The next piece, which may end anywhere in a line. What ends with a carriage return alone is
  /// written over on a terminal: progress.
  void hear(std::string_view text);

  /// Whatever is left is a line.
  void end();

 private:
  std::function<void(const std::string&)> say_;
  std::string line_;
  bool is_rewritten_ = false;
};

}  // namespace tokensite
