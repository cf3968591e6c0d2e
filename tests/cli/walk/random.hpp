// Chance that can be repeated: the same seed gives the same choices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tokensite {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 to end - 1.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  /// Empty if there is none.
  std::string one_of(const std::vector<std::string>& texts) {
    return texts.empty() ? std::string() : texts[below(texts.size())];
  }

  /// Six letters; "mark-" and six letters, which `with_other_mark` finds again.
  std::string letters();
  std::string mark() { return "mark-" + letters(); }

  /// So many words of everyday English.
  std::string words(std::size_t count);

  /// The prefix and a number that no other call gets.
  std::string fresh(std::string_view prefix) {
    return std::string(prefix) + std::to_string(++used_);
  }

 private:
  std::mt19937_64 engine_;
  int used_ = 0;
};

}  // namespace tokensite
