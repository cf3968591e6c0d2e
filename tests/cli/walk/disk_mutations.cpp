// The same content, or nearly, by means that a cache could be taken in by: times, inodes, kinds.
#include <fmt/format.h>
#include <sys/stat.h>

#include <boost/filesystem.hpp>

#include "tests/cli/walk/mutations.hpp"
#include "tests/cli/walk/texts.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

std::string any_file(Playground& play) { return play.random.one_of(play.site.source_files()); }

/// Gives some files another text of the same size, by `write(path, text)`.
template <class Write>
std::string edit_some(Playground& play, const Write& write) {
  const std::vector<std::string> files = marked_files(play.site);
  std::string edited;
  for (int i = 0; i < 3 && !files.empty(); ++i) {
    const std::string file = play.random.one_of(files);
    write(file, with_other_mark(play.site.read(file), play.random));
    edited += (i == 0 ? "" : ", ") + file;
  }
  return edited;
}

/// In place: nothing but the times tells.
std::string edit_keeping_size(Playground& play) {
  return edit_some(
      play, [&](const std::string& file, const std::string& text) { play.site.write(file, text); });
}

/// In place, and the time of modification put back: only the time of the inode's change tells.
std::string edit_keeping_size_and_time(Playground& play) {
  return edit_some(play, [&](const std::string& file, const std::string& text) {
    const timespec before = play.site.modified(file);
    play.site.write(file, text);
    play.site.set_modified(file, before);
  });
}

/// By other files of the same size and time: only the inode and its times tell.
std::string replace_keeping_size_and_time(Playground& play) {
  return edit_some(play, [&](const std::string& file, const std::string& text) {
    const timespec before = play.site.modified(file);
    play.site.replace(file, text, &before);
  });
}

std::string rewrite(Playground& play) {
  const std::string file = any_file(play);
  return play.save(file, play.site.read(file));
}

std::string touch(Playground& play) {
  const std::string file = any_file(play);
  play.site.set_modified(file, {.tv_sec = 0, .tv_nsec = UTIME_NOW});
  return file;
}

std::string change_permissions(Playground& play) {
  const std::string file = any_file(play);
  ::chmod(play.site.path(file).c_str(), play.random.chance(50) ? 0644 : 0640);
  return file;
}

/// As a version control system or an archiver leaves them; folders, too.
std::string set_all_times(Playground& play) {
  const std::time_t now = std::time(nullptr);
  const std::vector<std::time_t> times = {0, 1'000'000'000, now - 3600, now, now + 1, now + 86400};
  const timespec time = {.tv_sec = times[play.random.below(times.size())], .tv_nsec = 0};
  for (const auto& [path, what] : play.site.sources()) play.site.set_modified(path, time);
  return fmt::format("{} s from now", time.tv_sec - now);
}

/// A new file in a folder that seems to be as old as before.
std::string add_behind_the_folders_back(Playground& play) {
  const std::string edition = play.random.one_of(play.site.edition_folders());
  const std::string folder = play.random.one_of({edition, edition + "/papers", "static"});
  if (!play.site.exists(folder)) return "";
  const timespec before = play.site.modified(folder);
  const std::string path =
      folder + "/" + play.random.fresh(folder.ends_with("/papers") ? "1-item-" : "behind-");
  if (folder.ends_with("/papers")) {
    play.site.write(path + ".md", random_item(play.random, play.site, path + ".md"));
  } else {
    play.site.write(path, play.random.mark());
  }
  play.site.set_modified(folder, before);
  return path;
}

std::string swap_files(Playground& play) {
  const std::vector<std::vector<std::string>> kinds = {play.site.items(), play.site.items(),
                                                       play.site.attachments(), play.site.pages(),
                                                       play.site.files_below("static")};
  const std::vector<std::string>& kind = kinds[play.random.below(kinds.size())];
  const std::string one = play.random.one_of(kind);
  const std::string other = play.random.one_of(kind);
  if (one == other) return "";
  play.site.swap(one, other);
  return fmt::format("{} and {}", one, other);
}

/// A file, a folder or a symbolic link where another of the three was.
std::string change_kind(Playground& play) {
  const std::string path = play.random.one_of({"static/kind", "content/pages/kind.md"});
  play.site.remove(path);
  switch (play.random.below(4)) {
    case 0:
      play.site.write(path, random_page(play.random, play.site, path));
      return path + " a file";
    case 1:
      play.site.write(path + "/a.md", random_page(play.random, play.site, path + "/a.md"));
      return path + " a folder";
    case 2:
      fs::create_symlink(play.random.one_of({"../rules.txt", "nowhere"}), play.site.path(path));
      return path + " a link";
    default:
      return path + " nothing";
  }
}

/// Keeps a copy of all content, or keeps the content and goes on with the copy. The next time, what
/// was kept takes the content's place.
std::string exchange_content(Playground& play) {
  const fs::path here = play.site.path("content");
  const fs::path kept = fs::path(play.attic) / "content";
  const fs::path copy = play.site.path(".copy");
  if (fs::exists(kept)) {
    fs::remove_all(here);
    fs::rename(kept, here);
    return "brought back";
  }
  fs::create_directories(kept.parent_path());
  fs::copy(here, copy, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  fs::rename(play.random.chance(50) ? here : copy, kept);
  if (!fs::exists(here)) fs::rename(copy, here);
  return "kept";
}

}  // namespace

Mutations disk_mutations() {
  return {
      {"disk: edit, keeping the size", edit_keeping_size},
      {"disk: edit, keeping size and time", edit_keeping_size_and_time},
      {"disk: replace, keeping size and time", replace_keeping_size_and_time},
      {"disk: rewrite the same bytes", rewrite},
      {"disk: touch", touch},
      {"disk: change permissions", change_permissions},
      {"disk: set the times of everything", set_all_times},
      {"disk: add, keeping the folder's time", add_behind_the_folders_back},
      {"disk: swap two files", swap_files},
      {"disk: change a file's kind", change_kind},
      {"disk: older content", exchange_content},
  };
}

}  // namespace tokensite
