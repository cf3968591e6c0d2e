#include "tests/cli/walk/random.hpp"

namespace tokensite {

std::string Random::letters() {
  std::string letters;
  while (letters.size() < 6) letters += static_cast<char>('a' + below(26));
  return letters;
}

std::string Random::words(std::size_t count) {
  const std::vector<std::string> known = {"a",     "slow",   "garden", "letter", "machine", "two",
                                          "older", "kettle", "of",     "paper",  "bridge",  "rain",
                                          "by",    "moss",   "&",      "secret", "window",  "café"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + one_of(known);
  return "The " + text;
}

}  // namespace tokensite
