#include <memory>

#include "commands/arguments.hpp"
#include "commands/commands.hpp"

namespace tokensite {

void add_add(CLI::App& app, Action& action) {
  const auto options = std::make_shared<AddOptions>();
  CLI::App& add = *app.add_subcommand("add", "Put a link into the inbox, content/inbox/");
  add_site_option(add, options->site);
  add.add_option("url", options->url, "The link")->type_name("URL")->required();
  add.add_option("--section", options->section, "Where it belongs; guessed if left out")
      ->type_name("SECTION")
      ->check(not_empty());
  add.add_option("--title", options->title, "Its title")->type_name("TITLE")->check(not_empty());
  add.add_option("--tags", options->tags, "Its tags, separated by commas")
      ->type_name("TAGS")
      ->delimiter(',')
      ->allow_extra_args(false);
  add.add_option("--note", options->note, "The text, or a first thought for it")->type_name("TEXT");
  add.add_option("--again", options->again, "Why it runs a second time, if it does on purpose")
      ->type_name("REASON")
      ->check(not_empty());
  add.add_flag("--fetch", options->fetch, "Ask the network for the title");
  add.footer("Example: tokensite add https://arxiv.org/abs/1706.03762 --section papers --fetch");
  add.callback([&action, options] { action = [options] { return run_add(*options); }; });
}

}  // namespace tokensite
