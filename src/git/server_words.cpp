#include "git/server_words.hpp"

#include <utility>

namespace tokensite {
namespace {

constexpr std::size_t longest_line = 1000;

}  // namespace

ServerWords::ServerWords(std::function<void(const std::string&)> say) : say_(std::move(say)) {}

void ServerWords::hear(std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      end();
      continue;
    }
    if (is_rewritten_) line_.clear();
    is_rewritten_ = c == '\r';
    if (!is_rewritten_ && line_.size() < longest_line) line_ += c;
  }
}

void ServerWords::end() {
  // "Resolving deltas: 100% (47/47), done."
  const bool is_progress = line_.find("% (") != line_.npos;
  if (!line_.empty() && !is_progress) say_(line_);
  line_.clear();
  is_rewritten_ = false;
}

}  // namespace tokensite
