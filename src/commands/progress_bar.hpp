// A line on standard error that is written over and over, on terminals only.
#pragma once

#include <cstddef>
#include <string>

namespace tokensite {

class ProgressBar {
 public:
  /// `nouns` are what is counted: "links".
  explicit ProgressBar(std::string nouns);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { clear(); }

  void show(std::size_t done, std::size_t total);

  /// Makes room for other lines.
  void clear();

 private:
  std::string nouns_;
  bool is_shown_;
  bool is_there_ = false;
};

}  // namespace tokensite
