// What was made, the cache, and how it is made.
#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// A file of the output, but not the list of those that are ours to overwrite: without that,
/// tokensite stops, as it must.
std::string any_output(Playground& play) {
  std::vector<std::string> files = play.site.files_below(play.build.output);
  std::erase(files, play.build.output + "/.tokensite-manifest");
  return play.random.one_of(files);
}

std::string with_other_byte(std::string text, Random& random) {
  if (text.empty()) return "x";
  char& byte = text[random.below(text.size())];
  byte = byte == 'x' ? 'y' : 'x';
  return text;
}

std::string change(Playground& play) {
  const std::string file = any_output(play);
  if (file.empty()) return "";
  const std::string text = with_other_byte(play.site.read(file), play.random);
  play.random.chance(50) ? play.site.write(file, text) : play.site.replace(file, text);
  return file;
}

/// Only the time of the inode's change tells.
std::string change_keeping_time(Playground& play) {
  const std::string file = any_output(play);
  if (file.empty() || play.site.read(file).empty()) return "";
  const timespec before = play.site.modified(file);
  play.site.write(file, with_other_byte(play.site.read(file), play.random));
  play.site.set_modified(file, before);
  return file;
}

std::string truncate(Playground& play) {
  const std::string file = any_output(play);
  if (file.empty()) return "";
  fs::resize_file(play.site.path(file), play.random.below(play.site.read(file).size() + 1));
  return file;
}

std::string remove(Playground& play) {
  const std::string file = any_output(play);
  if (!file.empty()) play.site.remove(file);
  return file;
}

std::string remove_folder(Playground& play) {
  const std::string file = any_output(play);
  const std::string folder = file.substr(0, file.rfind('/'));
  if (file.empty() || folder == play.build.output) return "";
  play.site.remove(folder);
  return folder;
}

std::string touch_all(Playground& play) {
  for (const std::string& file : play.site.files_below(play.build.output)) {
    play.site.set_modified(file, {.tv_sec = 1'000'000'000, .tv_nsec = 0});
  }
  return play.build.output;
}

void move_or_copy(Playground& play, const fs::path& from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  if (play.random.chance(50)) return fs::rename(from, to);
  fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

/// Takes a folder away, or a copy of it; the next time, that takes the folder's place.
std::string keep_or_bring_back(Playground& play, const std::string& folder) {
  const fs::path here = play.site.path(folder);
  const fs::path kept = fs::path(play.attic) / folder;
  if (fs::exists(kept)) {
    fs::remove_all(here);
    move_or_copy(play, kept, here);
    fs::remove_all(kept);
    return folder + " brought back";
  }
  if (!fs::exists(here)) return "";
  move_or_copy(play, here, kept);
  return folder + " kept";
}

std::string toggle(bool& option, std::string_view name) {
  option = !option;
  return fmt::format("{} {}", name, option ? "on" : "off");
}

std::string remove_cache(Playground& play) {
  play.site.remove(".tokensite");
  return ".tokensite";
}

std::string remove_from_cache(Playground& play) {
  const std::string file = play.random.one_of(play.site.files_below(".tokensite"));
  if (!file.empty()) play.site.remove(file);
  return file;
}

std::string set_base_url(Playground& play) {
  play.build.base_url =
      play.random.chance(50) ? "" : fmt::format("http://localhost/{}/", play.random.letters());
  return play.build.base_url.empty() ? "none" : play.build.base_url;
}

/// Each folder is brought from what it was to what it is to be, however long ago it was made.
std::string set_output(Playground& play) {
  play.build.output = play.build.output == "public" ? "preview/of it" : "public";
  return play.build.output;
}

}  // namespace

Mutations output_mutations() {
  return {
      {"output: change a file", change},
      {"output: change a byte, keeping the time", change_keeping_time},
      {"output: truncate a file", truncate},
      {"output: remove a file", remove},
      {"output: remove a folder", remove_folder},
      {"output: set the times of everything", touch_all},
      {"output: remove everything",
       [](Playground& play) { return play.site.remove(play.build.output), play.build.output; }},
      {"output: an older state",
       [](Playground& play) { return keep_or_bring_back(play, play.build.output); }},
      {"cache: remove", remove_cache},
      {"cache: remove a file", remove_from_cache},
      {"cache: an older state",
       [](Playground& play) { return keep_or_bring_back(play, ".tokensite"); }},
      {"option: --base-url", set_base_url},
      {"option: --drafts", [](Playground& play) { return toggle(play.build.drafts, "drafts"); }},
      {"option: --force", [](Playground& play) { return toggle(play.build.force, "force"); }},
      {"option: --jobs",
       [](Playground& play) {
         return play.build.jobs = play.random.one_of({"1", "2", "5"});
       }},
      {"option: --output", set_output},
  };
}

}  // namespace tokensite
