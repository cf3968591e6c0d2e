#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_move(CLI::App& app, Action& action) {
  const auto options = std::make_shared<MoveOptions>();
  CLI::App& move = *app.add_subcommand("move", "Give an item another place");
  add_site_option(move, options->site);
  move.add_option("item", options->item, "Its file, or EDITION/SLUG, or its slug alone")
      ->type_name("ITEM")
      ->required();
  move.add_option("target", options->target, "SECTION, SECTION:POSITION, POSITION, or inbox")
      ->type_name("TARGET")
      ->required();
  move.add_flag("--dry-run", options->dry_run, "Show what would move, and move nothing");
  move.footer(
      "The items around it get the positions 1, 2, 3, and links to them follow.\n"
      "Another edition's number goes before the section: 33/papers.\n\n"
      "Example: tokensite move 32/loopcoder-v2 papers:1");
  move.callback([&action, options] { action = [options] { return run_move(*options); }; });
}

void add_renumber(CLI::App& app, Action& action) {
  const auto options = std::make_shared<RenumberOptions>();
  CLI::App& renumber = *app.add_subcommand("renumber", "Close gaps in the positions of an edition");
  add_site_option(renumber, options->site);
  renumber.add_option("edition", options->edition, "Its number")->type_name("EDITION")->required();
  renumber.add_flag("--dry-run", options->dry_run, "Show what would move, and move nothing");
  renumber.footer("Example: tokensite renumber 32 --dry-run");
  renumber.callback([&action, options] { action = [options] { return run_renumber(*options); }; });
}

}  // namespace tokensite
