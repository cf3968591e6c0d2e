#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_explain(CLI::App& app, Action& action) {
  const auto code = std::make_shared<std::string>();
  CLI::App& explain =
      *app.add_subcommand("explain", "Say what a diagnostic means; list all without a code");
  explain.add_option("code", *code, "A diagnostic's code")->type_name("CODE");
  explain.footer("Example: tokensite explain section-count");
  explain.callback([&action, code] { action = [code] { return run_explain(*code); }; });
}

}  // namespace tokensite
