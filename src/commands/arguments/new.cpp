#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

void add_new_site(CLI::App& parent, Action& action) {
  const auto options = std::make_shared<NewSiteOptions>();
  CLI::App& site =
      *parent.add_subcommand("site", "A folder with a small site in it, and all it needs");
  site.add_option("folder", options->folder, "The folder to make")->type_name("DIR")->required();
  site.add_option("--title", options->title, "The newsletter's name; else made of the folder's")
      ->type_name("TITLE")
      ->check(not_empty());
  site.add_option("--base-url", options->base_url, "Where it will be published")
      ->type_name("URL")
      ->check(not_empty());
  site.footer("Example: tokensite new site slow-gardens --title \"Slow Gardens\"");
  site.callback([&action, options] { action = [options] { return run_new_site(*options); }; });
}

void add_new_edition(CLI::App& parent, Action& action) {
  const auto options = std::make_shared<NewEditionOptions>();
  CLI::App& edition = *parent.add_subcommand("edition", "The next edition, as a draft");
  add_site_option(edition, options->site);
  edition.add_option("--title", options->title, "Its title, if you know it already")
      ->type_name("TITLE")
      ->check(not_empty());
  edition.add_option("--date", options->date, "Its date, such as 2026-06-17 or 2026-06")
      ->type_name("DATE")
      ->check(not_empty());
  edition.add_flag("--force", options->force, "Even if the newest edition is still a draft");
  edition.footer(
      "Without --date it gets the next date by the rhythm of the last editions.\n\n"
      "Example: tokensite new edition --title \"A late frost\"");
  edition.callback(
      [&action, options] { action = [options] { return run_new_edition(*options); }; });
}

}  // namespace

void add_new(CLI::App& app, Action& action) {
  CLI::App& command = *app.add_subcommand("new", "Make a new site, or the next edition");
  command.require_subcommand(1);
  command.footer("Example: tokensite new edition");
  add_new_site(command, action);
  add_new_edition(command, action);
}

}  // namespace tokensite
