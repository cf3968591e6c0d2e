#include <memory>
#include <string_view>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, ExportFormat> export_formats[] = {
    {"email", ExportFormat::email},
    {"text", ExportFormat::text},
    {"markdown", ExportFormat::markdown},
    {"html", ExportFormat::html},
};

}  // namespace

void add_export(CLI::App& app, Action& action) {
  const auto options = std::make_shared<ExportCommandOptions>();
  CLI::App& command =
      *app.add_subcommand("export", "Print an edition as an e-mail, or as text to paste or keep");
  command.add_option("edition", options->edition, "A number, `latest`, or `draft`")
      ->type_name("EDITION")
      ->required();
  add_site_option(command, options->site);
  add_choice(command, "--format", "format", options->format, export_formats,
             "email, text (its plain-text twin), html (to paste into an editor) or markdown")
      ->type_name("FORMAT")
      ->required();
  command
      .add_option("--output", options->output,
                  "A file; or a folder, which gets an e-mail's plain-text twin as well")
      ->type_name("FILE|DIR")
      ->check(not_empty());
  command.add_flag("--compact", options->compact,
                   "Of items' texts only the beginning, with a link to the rest");
  command
      .add_option("--unsubscribe", options->unsubscribe,
                  "Where to leave the list: an address, or what the sending service fills in")
      ->type_name("URL")
      ->check(not_empty());
  command.footer("Example: tokensite export 32 --format email --output outbox/");
  command.callback([&action, options] { action = [options] { return run_export(*options); }; });
}

}  // namespace tokensite
