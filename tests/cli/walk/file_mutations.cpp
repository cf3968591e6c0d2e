// Files that are copied as they are, and files that are not looked at.
#include <fmt/format.h>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

/// Some bytes that are no text.
std::string some_bytes(Random& random) {
  std::string bytes("\x89PNG\0", 5);
  for (std::size_t i = random.below(300); i > 0; --i) bytes += static_cast<char>(random.below(256));
  return bytes;
}

std::vector<std::string> copied_files(const SiteFolder& site) {
  std::vector<std::string> files = site.attachments();
  for (std::string& file : site.files_below("static")) files.push_back(std::move(file));
  return files;
}

std::string edit(Playground& play) {
  const std::string file = play.random.one_of(copied_files(play.site));
  return file.empty() ? "" : play.save(file, some_bytes(play.random));
}

std::string remove(Playground& play) {
  const std::string file = play.random.one_of(copied_files(play.site));
  if (!file.empty()) play.site.remove(file);
  return file;
}

std::string move(Playground& play) {
  const std::string file = play.random.one_of(copied_files(play.site));
  if (file.empty()) return "";
  const std::string target = fmt::format(
      "{}/{}", play.random.one_of({"static", play.random.one_of(play.site.edition_folders())}),
      play.random.fresh("moved-"));
  play.site.move(file, target);
  return fmt::format("{} to {}", file, target);
}

std::string attach(Playground& play) {
  const std::string path = fmt::format(
      "{}/{}", play.random.one_of(play.site.edition_folders()),
      play.random.one_of({"cover.png", "cover.jpg", "plan.pdf", "papers/heap.png", "a b.txt"}));
  return play.save(path, some_bytes(play.random));
}

/// Some take the place of a file that tokensite would write.
std::string add_static(Playground& play) {
  const std::vector<std::string> names = {"robots.txt", "CNAME",      ".nojekyll",
                                          "rules.txt",  "deep/x.bin", ".well-known/security.txt"};
  const std::string path = "static/" + play.random.one_of(names);
  return play.save(path, some_bytes(play.random));
}

/// None of these is published, and none is a fault.
std::string add_ignored(Playground& play) {
  const std::vector<std::string> paths = {
      "content/inbox/later.md",
      "static/notes.txt~",
      "static/.DS_Store",
      "content/README.md",
      play.random.one_of(play.site.edition_folders()) + "/papers/1-alpha.md~",
      play.random.one_of(play.site.edition_folders()) + "/.edition.md.swp",
      play.random.one_of(play.site.edition_folders()) + "/README.md"};
  return play.save(play.random.one_of(paths), some_bytes(play.random));
}

/// Nothing is made of these, which is worth a warning.
std::string add_stray(Playground& play) {
  const std::vector<std::string> paths = {
      "content/stray.md", "content/pages/photo.jpg", "content/editions/stray.txt",
      play.random.one_of(play.site.edition_folders()) + "/notes.md"};
  return play.save(play.random.one_of(paths), play.random.mark() + "\n");
}

std::string remove_stray(Playground& play) {
  for (const std::string& file : play.site.files_below("content")) {
    const std::string_view name = std::string_view(file).substr(file.rfind('/') + 1);
    if (name != "stray.md" && name != "photo.jpg" && name != "stray.txt" && name != "notes.md") {
      continue;
    }
    play.site.remove(file);
    return file;
  }
  return "";
}

}  // namespace

Mutations file_mutations() {
  return {
      {"file: other bytes", edit},
      {"file: remove", remove},
      {"file: move", move},
      {"file: into an edition", attach},
      {"file: into static", add_static},
      {"file: one that is ignored", add_ignored},
      {"file: a stray one", add_stray},
      {"file: remove a stray one", remove_stray},
  };
}

}  // namespace tokensite
