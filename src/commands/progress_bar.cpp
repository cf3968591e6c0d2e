#include "commands/progress_bar.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "commands/site_folder.hpp"

namespace tokensite {

ProgressBar::ProgressBar(std::string nouns)
    : nouns_(std::move(nouns)), is_shown_(shows_progress()) {}

void ProgressBar::show(std::size_t done, std::size_t total) {
  if (!is_shown_ || total == 0) return;
  constexpr std::size_t width = 30;
  const std::size_t filled = width * done / total;
  fmt::print(stderr, "\r[{:-<{}}] {} of {} {}", std::string(filled, '#'), width, done, total,
             nouns_);
  std::fflush(stderr);
  is_there_ = true;
}

void ProgressBar::clear() {
  if (is_there_) fmt::print(stderr, "\r\x1b[K");
  is_there_ = false;
}

}  // namespace tokensite
