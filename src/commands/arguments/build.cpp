#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_build(CLI::App& app, Action& action) {
  const auto options = std::make_shared<BuildOptions>();
  CLI::App& build = *app.add_subcommand("build", "Check the site, then write it to public/");
  add_site_option(build, options->site);
  build.add_option("--output", options->output, "Where to write; public/ in the site by default")
      ->type_name("DIR")
      ->check(not_empty());
  build.add_option("--base-url", options->base_url, "Publish at this address instead of base_url")
      ->type_name("URL")
      ->check(not_empty());
  build.add_flag("--drafts", options->drafts, "Include drafts");
  build.add_option("--jobs", options->jobs, "Threads to use; one per core by default")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  build.add_flag("--force", options->force, "Render every page, whether or not it has changed");
  add_strict_option(build, options->strict);
  build.add_flag("--profile", options->profile, "Say how long each pass took");
  build.footer("Example: tokensite build --site newsletter --base-url https://example.org/news/");
  build.callback([&action, options] { action = [options] { return run_build(*options); }; });
}

}  // namespace tokensite
