#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "commands/arguments.hpp"
#include "commands/site_folder.hpp"
#include "support/program.hpp"

namespace tokensite {

int run_command_line(int argc, char** argv) {
  CLI::App app("tokensite, the static site generator for curated newsletters", "tokensite");
  app.set_version_flag("--version", std::string("tokensite ").append(program_version()));
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);

  Action action;
  for (const auto add : {add_build, add_check, add_explain, add_new, add_add, add_draft, add_move,
                         add_renumber, add_import, add_export, add_search, add_publish,
                         add_serve}) {
    add(app, action);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and the version are "errors" with status 0.
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitStatus::wrong_usage);
  }
  ExitStatus status = ExitStatus::world_failed;
  try {
    status = action();
  } catch (const std::exception& failure) {  // memory ran out, or no thread could be started
    print_failure(failure.what());
  }
  // A result that could not be printed (a full disk behind a redirection) was not given.
  if (std::fflush(stdout) != 0) {
    print_failure("cannot print the result");
    return static_cast<int>(ExitStatus::world_failed);
  }
  return static_cast<int>(status);
}

}  // namespace tokensite
