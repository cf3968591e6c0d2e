#include <memory>
#include <string_view>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, ExportKind> export_kinds[] = {
    {"auto", ExportKind::automatic},    {"text", ExportKind::text},
    {"markdown", ExportKind::markdown}, {"html", ExportKind::html},
    {"substack", ExportKind::substack}, {"feed", ExportKind::feed},
    {"ghost", ExportKind::ghost},       {"buttondown", ExportKind::buttondown},
    {"beehiiv", ExportKind::beehiiv},
};

}  // namespace

void add_import(CLI::App& app, Action& action) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App& import =
      *app.add_subcommand("import", "Turn a newsletter's past into editions and items of the site");
  import
      .add_option("path", options->paths,
                  "Files, folders or zips: an export, a feed, or texts of editions")
      ->type_name("PATH")
      ->required()
      ->check(not_empty());
  add_site_option(import, options->site);
  add_choice(import, "--from", "kind of source", options->from, export_kinds,
             "What the paths hold: auto (told by the contents, the default), text, markdown, html, "
             "substack, feed, ghost, buttondown or beehiiv")
      ->type_name("KIND");
  import.add_flag("--dry-run", options->dry_run, "Say what would come over, and write nothing");
  import.add_option("--report", options->report, "Write the report as JSON, too")
      ->type_name("FILE")
      ->check(not_empty());
  import.footer("Example: tokensite import export.zip --dry-run");
  import.callback([&action, options] { action = [options] { return run_import(*options);
};
}  // namespace tokensite
);
}

}  // namespace tokensite
