// The site's own theme, and its files over those of the shipped themes.
#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

std::string add_template(Playground& play) {
  const std::vector<std::string> paths = {
      "themes/tokenizer/templates/footer.mustache", "themes/tokenizer/templates/item-foot.mustache",
      "themes/tokenizer/templates/page.mustache",   "themes/plain/templates/entry.mustache",
      "themes/own/templates/item.mustache",         "themes/own/templates/list.mustache"};
  return play.save(play.random.one_of(paths),
                   fmt::format("<p>{} {{{{page.title}}}} {{{{site.title}}}} {{{{t.rss}}}}</p>\n",
                               play.random.mark()));
}

std::string add_strings(Playground& play) {
  const std::vector<std::string> paths = {
      "themes/tokenizer/strings/en.yml", "themes/tokenizer/strings/eo.yml",
      "themes/plain/strings/de.yml", "themes/own/strings/en.yml"};
  return play.save(
      play.random.one_of(paths),
      fmt::format("rss: {}\nitems.other: \"{{n}} {}\"\ndate.month: \"{{year}} {{month}}\"\n",
                  play.random.mark(), play.random.mark()));
}

/// The style sheet names the picture, which is published under the hash of its bytes.
std::string add_asset(Playground& play) {
  const std::string theme = play.random.one_of({"tokenizer", "plain", "own"});
  const bool is_picture = play.random.chance(50);
  return play.save(
      fmt::format("themes/{}/assets/{}", theme, is_picture ? "dot.svg" : "style.css"),
      fmt::format("/* {} */ body {{ background: url(dot.svg) }}\n", play.random.mark()));
}

std::string edit(Playground& play) {
  const std::string file = play.random.one_of(play.site.files_below("themes"));
  if (file.empty()) return "";
  return play.save(file, with_other_mark(play.site.read(file), play.random));
}

std::string remove(Playground& play) {
  const std::string file = play.random.one_of(play.site.files_below("themes"));
  const bool is_needed = file.starts_with("themes/own/templates/layout") ||
                         file.starts_with("themes/own/templates/default");
  if (file.empty() || is_needed) return "";
  play.site.remove(file);
  return file;
}

std::string remove_folder(Playground& play) {
  const std::string folder = "themes/" + play.random.one_of({"tokenizer", "plain"});
  if (!play.site.exists(folder)) return "";
  play.site.remove(folder);
  return folder;
}

}  // namespace

Mutations theme_mutations() {
  return {
      {"theme: a template", add_template}, {"theme: words", add_strings},
      {"theme: an asset", add_asset},      {"theme: edit a file, keeping its size", edit},
      {"theme: remove a file", remove},    {"theme: remove all of the site's files", remove_folder},
  };
}

}  // namespace tokensite
