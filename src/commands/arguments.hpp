// A command's arguments: argv -> its options. One file a command, in arguments/.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/exit_status.hpp"

namespace tokensite {

/// What the parsed command will do.
using Action = std::function<ExitStatus()>;

// Each adds its command to `app`; when that is the one called, `action` is set.
void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_add(CLI::App& app, Action& action);
void add_draft(CLI::App& app, Action& action);
void add_move(CLI::App& app, Action& action);
void add_renumber(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_search(CLI::App& app, Action& action);
void add_publish(CLI::App& app, Action& action);
void add_serve(CLI::App& app, Action& action);

/// An unset variable in a script must not mean the default.
const CLI::Validator& not_empty();

void add_site_option(CLI::App& command, std::string& site);
void add_strict_option(CLI::App& command, bool& strict);

/// What to say of a word that is none of `words`: "there is no format `jsno`; did you mean `json`?"
std::string unknown_choice(std::string_view noun, std::string_view word,
                           const std::vector<std::string_view>& words);

/// An option whose value is one of a few words.
template <class Value, std::size_t size>
CLI::Option* add_choice(CLI::App& command, const char* name, std::string_view noun, Value& value,
                        const std::pair<std::string_view, Value> (&choices)[size],
                        const std::string& description) {
  const auto find = [&choices](std::string_view word) -> const Value* {
    for (const auto& [known, meant] : choices) {
      if (word == known) return &meant;
    }
    return nullptr;
  };
  const auto fault = [&choices, noun, find](const std::string& word) {
    if (find(word) != nullptr) return std::string();
    std::vector<std::string_view> words;
    for (const auto& choice : choices) words.push_back(choice.first);
    return unknown_choice(noun, word, words);
  };
  return command
      .add_option_function<std::string>(
          name, [&value, find](const std::string& word) { value = *find(word); }, description)
      ->check(CLI::Validator([fault](std::string& word) { return fault(word); }, ""));
}

}  // namespace tokensite
