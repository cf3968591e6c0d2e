#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

/// A path for an item that isn't there yet.
std::string new_item_path(Playground& play) {
  return fmt::format("{}/{}/{}-{}.md", play.random.one_of(play.site.edition_folders()),
                     play.random.one_of(section_ids()), 1 + play.random.below(9),
                     play.random.fresh("item-"));
}

/// One line of a random item; none if `value` is empty.
std::string set_line(Playground& play, std::string_view key, const std::string& value) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::string text = play.site.read(item);
  return play.save(item, value.empty() ? without_line(text, key) : with_line(text, key, value));
}

std::string write_body(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::string body = random_body(play.random, play.site, item);
  return play.save(item, with_body(play.site.read(item), body));
}

std::string exchange_url(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::string text = without_line(without_line(play.site.read(item), "url"), "no_url");
  if (play.random.chance(30)) return play.save(item, with_line(text, "no_url", play.random.mark()));
  return play.save(item, with_line(text, "url", "https://example.net/" + play.random.letters()));
}

std::string set_links(Playground& play) {
  const std::string list = fmt::format("[{{label: {}, url: https://example.net/{}}}]",
                                       play.random.mark(), play.random.letters());
  return set_line(play, "links", play.random.chance(60) ? list : "");
}

std::string add(Playground& play) {
  const std::string path = new_item_path(play);
  play.site.write(path, random_item(play.random, play.site, path));
  return path;
}

std::string remove(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  play.site.remove(item.empty() ? "nothing" : item);
  return item;
}

std::string move(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::string target = new_item_path(play);
  play.site.move(item, target);
  return fmt::format("{} to {}", item, target);
}

/// Its place on the page changes, its address doesn't.
std::string renumber(Playground& play) {
  const std::string item = play.random.one_of(play.site.items());
  if (item.empty()) return "";
  const std::size_t name = item.rfind('/') + 1;
  const std::string target = fmt::format("{}{}{}", item.substr(0, name), 10 + play.random.below(90),
                                         item.substr(std::min(item.find('-', name), item.size())));
  play.site.move(item, target);
  return fmt::format("{} to {}", item, target);
}

}  // namespace

Mutations item_mutations() {
  return {
      {"item: another text", write_body},
      {"item: another title",
       [](Playground& play) { return set_line(play, "title", random_title(play.random)); }},
      {"item: another url", exchange_url},
      {"item: other tags",
       [](Playground& play) { return set_line(play, "tags", random_tags(play.random)); }},
      {"item: no tags", [](Playground& play) { return set_line(play, "tags", ""); }},
      {"item: other authors",
       [](Playground& play) { return set_line(play, "authors", "[" + play.random.mark() + "]"); }},
      {"item: another time of publication",
       [](Playground& play) { return set_line(play, "published", random_date(play.random)); }},
      {"item: again or not",
       [](Playground& play) {
         return set_line(play, "again", play.random.chance(50) ? play.random.mark() : "");
       }},
      {"item: other links", set_links},
      {"item: draft or not",
       [](Playground& play) {
         return set_line(play, "draft", play.random.chance(50) ? "true" : "");
       }},
      {"item: add", add},
      {"item: remove", remove},
      {"item: move", move},
      {"item: renumber", renumber},
  };
}

}  // namespace tokensite
