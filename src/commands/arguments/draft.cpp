#include <memory>
#include <string_view>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, DraftFormat> formats[] = {
    {"text", DraftFormat::text},
    {"json", DraftFormat::json},
};

}  // namespace

void add_draft(CLI::App& app, Action& action) {
  const auto options = std::make_shared<DraftOptions>();
  CLI::App& draft =
      *app.add_subcommand("draft", "The coming edition: what it has and lacks, what waits");
  add_site_option(draft, options->site);
  draft.add_option("edition", options->edition, "Its number; the newest draft if left out")
      ->type_name("EDITION");
  CLI::Option* take =
      draft.add_option("--take", options->take, "Items to move into it, with commas between")
          ->type_name("NAMES")
          ->delimiter(',')
          ->allow_extra_args(false);
  draft.add_option("--section", options->section, "With --take: the section they go to")
      ->type_name("SECTION")
      ->check(not_empty())
      ->needs(take);
  draft.add_flag("--force", options->force, "With --take: even if the section is full")
      ->needs(take);
  CLI::Option* fill =
      draft.add_flag("--fill", options->fill, "Fill its room with what has waited longest");
  fill->excludes(take);
  draft.add_flag("--publish", options->publish, "Make it final, if nothing is missing")
      ->excludes(take)
      ->excludes(fill);
  add_choice(draft, "--format", "format", options->format, formats,
             "How to show it: text (the default) or json")
      ->type_name("FORMAT");
  draft.footer("Example: tokensite draft --take pandoc,growing-a-language");
  draft.callback([&action, options] { action = [options] { return run_draft(*options); }; });
}

}  // namespace tokensite
