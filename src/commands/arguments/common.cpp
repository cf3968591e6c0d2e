#include <fmt/format.h>

#include "commands/arguments.hpp"
#include "support/spelling.hpp"
#include "support/text.hpp"

namespace tokensite {

/// An unset variable in a script must not mean the default.
const CLI::Validator& not_empty() {
  static const CLI::Validator validator(
      [](std::string& value) { return value.empty() ? std::string("it is empty") : std::string(); },
      "");
  return validator;
}

void add_site_option(CLI::App& command, std::string& site) {
  command.add_option("--site", site, "The site's folder, the one with tokensite.yml")
      ->type_name("DIR")
      ->check(not_empty());
}

void add_strict_option(CLI::App& command, bool& strict) {
  command.add_flag("--strict", strict, "Take warnings for errors");
}

std::string unknown_choice(std::string_view noun, std::string_view word,
                           const std::vector<std::string_view>& words) {
  const auto nearest = nearest_word(word, words);
  if (nearest) return fmt::format("there is no {} `{}`; did you mean `{}`?", noun, word, *nearest);
  std::vector<std::string> names(words.begin(), words.end());
  const std::string last = std::move(names.back());
  names.pop_back();
  return fmt::format("there is no {} `{}`; write {} or {}", noun, word, fmt::join(names, ", "),
                     last);
}

}  // namespace tokensite
