#include "serve/settling.hpp"

#include <algorithm>
#include <utility>

namespace tokensite {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds quiet(4);
/// While a file is away that an editor is about to bring back (it may wait for the disk meanwhile).
constexpr milliseconds quiet_with_gone(60);
constexpr milliseconds longest(250);

}  // namespace

void Settling::add(Changes changes, Moment now) {
  if (changes.empty()) return;
  if (changes_.empty()) first_ = now;
  last_ = now;
  changes_.everything = changes_.everything || changes.everything;
  changes_.history = changes_.history || changes.history;
  changes_.folders.merge(changes.folders);
  for (const std::string& file : changes.came) changes_.gone.erase(file);
  changes_.gone.merge(changes.gone);
}

std::optional<Settling::Moment> Settling::due() const {
  if (changes_.empty()) return std::nullopt;
  return std::min(last_ + (changes_.gone.empty() ? quiet : quiet_with_gone), first_ + longest);
}

Changes Settling::take() { return std::exchange(changes_, {}); }

}  // namespace tokensite
