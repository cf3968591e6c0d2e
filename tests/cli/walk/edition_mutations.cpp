#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

/// A number that no folder has.
int free_number(const SiteFolder& site) {
  std::set<std::string> taken;
  for (const std::string& folder : site.edition_folders()) {
    taken.insert(folder.substr(std::string_view("content/editions/").size(), 4));
  }
  int number = 1;
  while (taken.contains(fmt::format("{:04}", number))) ++number;
  return number;
}

std::string new_folder(Playground& play, int number) {
  return fmt::format("content/editions/{:04}-{}", number, play.random.letters());
}

std::string set_line(Playground& play, std::string_view key, const std::string& value) {
  const std::string file = play.random.one_of(play.site.edition_folders()) + "/edition.md";
  if (!play.site.exists(file)) return "";
  const std::string text = play.site.read(file);
  return play.save(file, value.empty() ? without_line(text, key) : with_line(text, key, value));
}

/// For keys that needn't be there.
std::string maybe(Playground& play, const std::string& value) {
  return play.random.chance(70) ? value : "";
}

std::string write_intro(Playground& play) {
  const std::string file = play.random.one_of(play.site.edition_folders()) + "/edition.md";
  if (!play.site.exists(file)) return "";
  const std::string body = random_body(play.random, play.site, file);
  return play.save(file, with_body(play.site.read(file), body));
}

std::string set_tldr(Playground& play) {
  return set_line(play, "tldr",
                  maybe(play, fmt::format("{{{}: {}}}", play.random.one_of(section_ids()),
                                          play.random.mark())));
}

std::string set_expect(Playground& play) {
  return set_line(play, "expect",
                  maybe(play, fmt::format("{{papers: {{count: {}, reason: {}}}}}",
                                          play.random.below(4), play.random.letters())));
}

std::string add(Playground& play) {
  const int number = free_number(play.site);
  if (number > 8) return "";
  const std::string folder = new_folder(play, number);
  const std::string file = folder + "/edition.md";
  for (std::size_t i = play.random.below(4); i > 0; --i) {
    const std::string item = fmt::format(
        "{}/{}/{}-{}.md", folder, play.random.one_of(section_ids()), i, play.random.fresh("item-"));
    play.site.write(item, random_item(play.random, play.site, item));
  }
  play.site.write(file, random_edition(play.random, play.site, file, number));
  return folder;
}

std::string remove(Playground& play) {
  const std::vector<std::string> folders = play.site.edition_folders();
  if (folders.size() < 3) return "";
  const std::string folder = play.random.one_of(folders);
  play.site.remove(folder);
  return folder;
}

/// Another number in the folder's name, in its edition.md, or in both.
std::string renumber(Playground& play) {
  const std::string folder = play.random.one_of(play.site.edition_folders());
  const int number = free_number(play.site);
  const std::string target = play.random.chance(80) ? new_folder(play, number) : folder;
  if (target != folder) play.site.move(folder, target);
  const std::string file = target + "/edition.md";
  if (play.site.exists(file) && (target == folder || play.random.chance(80))) {
    play.save(file, with_line(play.site.read(file), "number", std::to_string(number)));
  }
  return fmt::format("{} to {}, edition {}", folder, target, number);
}

/// The words after the number are only for authors.
std::string rename(Playground& play) {
  const std::string folder = play.random.one_of(play.site.edition_folders());
  const std::string target = folder.substr(0, folder.find('-') + 1) + play.random.letters();
  play.site.move(folder, target);
  return fmt::format("{} to {}", folder, target);
}

std::string swap(Playground& play) {
  const std::string one = play.random.one_of(play.site.edition_folders());
  const std::string other = play.random.one_of(play.site.edition_folders());
  if (one == other) return "";
  play.site.swap(one, other);
  return fmt::format("{} and {}", one, other);
}

}  // namespace

Mutations edition_mutations() {
  return {
      {"edition: another text", write_intro},
      {"edition: another title",
       [](Playground& play) { return set_line(play, "title", random_title(play.random)); }},
      {"edition: another date",
       [](Playground& play) { return set_line(play, "date", random_date(play.random)); }},
      {"edition: another subtitle",
       [](Playground& play) {
         return set_line(play, "subtitle", maybe(play, play.random.mark()));
       }},
      {"edition: another tldr", set_tldr},
      {"edition: other aliases",
       [](Playground& play) {
         return set_line(play, "aliases", maybe(play, "[" + play.random.fresh("old/e") + "]"));
       }},
      {"edition: another canonical address",
       [](Playground& play) {
         return set_line(play, "canonical_url",
                         maybe(play, "https://example.com/" + play.random.letters()));
       }},
      {"edition: another expectation", set_expect},
      {"edition: draft or not",
       [](Playground& play) {
         return set_line(play, "draft", play.random.chance(30) ? "true" : "");
       }},
      {"edition: add", add},
      {"edition: remove", remove},
      {"edition: renumber", renumber},
      {"edition: rename its folder", rename},
      {"edition: swap two folders", swap},
  };
}

}  // namespace tokensite
