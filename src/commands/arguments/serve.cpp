#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_serve(CLI::App& app, Action& action) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App& serve = *app.add_subcommand("serve", "Show the site in a browser while you write");
  add_site_option(serve, options->site);
  serve.add_option("--port", options->port, "Where to listen; 0: a port that is free")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  serve.add_option("--host", options->host, "For whom: an address or name of this machine")
      ->type_name("H")
      ->capture_default_str()
      ->check(not_empty());
  serve.add_flag("--drafts", options->drafts, "Show drafts, too");
  serve
      .add_option("--editor", options->editor,
                  "What opens the places of faults: vscode, zed, … or an address with {path}, "
                  "{line} and {column} (TOKENSITE_EDITOR)")
      ->type_name("NAME")
      ->check(not_empty());
  serve.footer("Example: tokensite serve --drafts");
  serve.callback([&action, options] { action = [options] { return run_serve(*options); }; });
}

}  // namespace tokensite
