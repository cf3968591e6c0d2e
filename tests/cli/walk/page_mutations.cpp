#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

std::string set_line(Playground& play, std::string_view key, const std::string& value) {
  const std::string page = play.random.one_of(play.site.pages());
  if (page.empty()) return "";
  const std::string text = play.site.read(page);
  return play.save(page, value.empty() ? without_line(text, key) : with_line(text, key, value));
}

std::string write_body(Playground& play) {
  const std::string page = play.random.one_of(play.site.pages());
  if (page.empty()) return "";
  const std::string body = random_body(play.random, play.site, page);
  return play.save(page, with_body(play.site.read(page), body));
}

std::string new_path(Playground& play) {
  return fmt::format("content/pages/{}{}.md", play.random.one_of({"", "", "help/"}),
                     play.random.fresh("page-"));
}

std::string add(Playground& play) {
  if (play.site.pages().size() > 4) return "";
  const std::string path = new_path(play);
  play.site.write(path, random_page(play.random, play.site, path));
  return path;
}

std::string remove(Playground& play) {
  const std::string page = play.random.one_of(play.site.pages());
  if (!page.empty()) play.site.remove(page);
  return page;
}

std::string move(Playground& play) {
  const std::string page = play.random.one_of(play.site.pages());
  if (page.empty()) return "";
  const std::string target = new_path(play);
  play.site.move(page, target);
  return fmt::format("{} to {}", page, target);
}

}  // namespace

Mutations page_mutations() {
  return {
      {"page: another text", write_body},
      {"page: another title",
       [](Playground& play) { return set_line(play, "title", random_title(play.random)); }},
      {"page: another description",
       [](Playground& play) {
         return set_line(play, "description", play.random.chance(70) ? play.random.mark() : "");
       }},
      {"page: other aliases",
       [](Playground& play) {
         return set_line(play, "aliases", "[" + play.random.fresh("old/p") + ".html]");
       }},
      {"page: draft or not",
       [](Playground& play) {
         return set_line(play, "draft", play.random.chance(40) ? "true" : "");
       }},
      {"page: add", add},
      {"page: remove", remove},
      {"page: move", move},
  };
}

}  // namespace tokensite
