#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_publish(CLI::App& app, Action& action) {
  const auto options = std::make_shared<PublishOptions>();
  CLI::App& publish =
      *app.add_subcommand("publish", "Check the site, then put it on a branch of a git repository");
  add_site_option(publish, options->site);
  publish
      .add_option("--remote", options->remote,
                  "Where to: a remote of the site's repository, a URL or a path; else origin")
      ->type_name("REMOTE")
      ->check(not_empty());
  publish.add_option("--branch", options->branch, "The branch; else gh-pages")
      ->type_name("NAME")
      ->check(not_empty());
  publish.add_flag("--dry-run", options->dry_run,
                   "List what would be added, changed and removed; publish nothing");
  add_strict_option(publish, options->strict);
  publish.footer("Example: tokensite publish --dry-run");
  publish.callback([&action, options] { action = [options] { return run_publish(*options); }; });
}

}  // namespace tokensite
