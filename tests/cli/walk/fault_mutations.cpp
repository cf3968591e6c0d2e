// What no site can be built with, until it is mended.
#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

std::string break_item(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::string text = play.site.read(item);
  const std::vector<std::string> faulty = {
      without_line(text, "title"),
      without_line(without_line(text, "url"), "no_url"),
      with_line(text, "published", "yesterday"),
      with_line(text, "titel", "typo"),
      with_line(text, "tags", "[unclosed"),
      text + "not UTF-8: \xff\n",
      text.substr(0, text.find("\n---\n") + 1),
      "",
  };
  return play.save(item, play.random.one_of(faulty));
}

std::string break_edition(Playground& play) {
  const std::string file = play.random.one_of(play.site.edition_folders()) + "/edition.md";
  if (!play.site.exists(file)) return "";
  if (play.random.chance(25)) return play.site.remove(file), file + " removed";
  const std::string text = play.site.read(file);
  const std::vector<std::string> faulty = {with_line(text, "date", "2026-02-30"),
                                           with_line(text, "tldr", "{nothing: here}"),
                                           with_line(text, "aliases", "[index.html]")};
  return play.save(file, play.random.one_of(faulty));
}

std::string break_config(Playground& play) {
  const std::string text = play.site.read("tokensite.yml");
  const std::vector<std::string> faulty = {
      with_line(text, "theme", "nowhere"), with_line(text, "title", "\"unclosed"),
      with_line(text, "base_url", "example.org"), without_line(text, "rules") + "rules: {*: off\n"};
  return play.save("tokensite.yml", play.random.one_of(faulty));
}

std::string break_theme(Playground& play) {
  const std::string file = play.random.one_of(play.site.files_below("themes"));
  return file.empty() ? "" : play.save(file, play.site.read(file) + "{{#open}} {{> nowhere}}\n");
}

std::string misname(Playground& play) {
  const std::string folder = play.random.one_of(play.site.edition_folders());
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  switch (play.random.below(3)) {
    case 0:
      play.site.move(folder, "content/editions/Misnamed");
      return folder;
    case 1:
      play.site.move(item, item + ".txt");
      return item;
    default: {
      // A second item with the same slug.
      const std::string name = item.substr(item.rfind('/') + 1);
      const std::string edition = item.substr(0, item.find('/', folder.rfind('/') + 1));
      const std::string copy =
          edition + "/reads/99" + name.substr(std::min(name.find('-'), name.size()));
      play.site.write(copy, play.site.read(item));
      return copy;
    }
  }
}

}  // namespace

Mutations fault_mutations() {
  return {
      {"fault: an item", break_item},      {"fault: an edition", break_edition},
      {"fault: the config", break_config}, {"fault: the theme", break_theme},
      {"fault: a name", misname},
  };
}

}  // namespace tokensite
