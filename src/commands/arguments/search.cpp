#include <memory>
#include <string_view>
#include <utility>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {
namespace {

constexpr std::pair<std::string_view, SearchFormat> search_formats[] = {
    {"text", SearchFormat::text}, {"json", SearchFormat::json}};

}  // namespace

void add_search(CLI::App& app, Action& action) {
  const auto options = std::make_shared<SearchOptions>();
  CLI::App& command = *app.add_subcommand("search", "Find items, as the site's own search does");
  command.add_option("query", options->words, "Words, \"phrases\", -exclusions, tag:, host:, …")
      ->type_name("QUERY");
  add_site_option(command, options->site);
  command.add_option("--tag", options->tags, "Only with this tag; of several, any")
      ->type_name("TAG")
      ->allow_extra_args(false);
  command.add_option("--section", options->sections, "Only of this section")
      ->type_name("SECTION")
      ->allow_extra_args(false);
  command.add_option("--year", options->years, "Only of editions of this year")
      ->type_name("YEAR")
      ->allow_extra_args(false);
  command.add_option("--host", options->hosts, "Only links to this host, or below it")
      ->type_name("HOST")
      ->allow_extra_args(false);
  command.add_option("--limit", options->limit, "How many items to print; 0: all")
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("--drafts", options->drafts, "Search drafts as well");
  add_choice(command, "--format", "format", options->format, search_formats, "text or json")
      ->type_name("FORMAT");
  command.footer(
      "Example: tokensite search '\"long context\" -survey' --section papers --year 2026");
  command.callback([&action, options] { action = [options] { return run_search(*options); }; });
}

}  // namespace tokensite
