// The repository around the site: what its history says changes pages, too.
#include <fmt/format.h>

#include <cstdlib>

#include "tests/cli/walk/mutations.hpp"

namespace tokensite {
namespace {

/// Whether it did as it was told.
bool git(const Playground& play, const std::string& arguments) {
  const std::string command = fmt::format(
      "cd '{}' && env GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -c user.name=Tester "
      "-c user.email=t@example.org -c commit.gpgSign=false {} >/dev/null 2>&1",
      play.site.path(), arguments);
  return std::system(command.c_str()) == 0;
}

std::string commit(Playground& play) {
  if (!play.site.exists(".git") && !git(play, "init --quiet")) return "";
  const std::string author = play.random.one_of({"Ada", "Bob", "robot[bot]"});
  const std::string day = fmt::format("{}-{:02}-{:02}", 2024 + play.random.below(4),
                                      1 + play.random.below(12), 1 + play.random.below(28));
  const bool is_done = git(play, "add --all -- content") &&
                       git(play, fmt::format("commit --quiet --allow-empty --message=x "
                                             "--author='{0} <{0}@example.org>' --date={1}T12:00:00",
                                             author, day));
  return is_done ? fmt::format("{} on {}", author, day) : "";
}

std::string take_back(Playground& play) {
  return play.site.exists(".git") && git(play, "reset --quiet --soft HEAD~1") ? "the last" : "";
}

std::string ignore(Playground& play) {
  const std::string list = ".git-blame-ignore-revs";
  // `git` swallows what git prints.
  const bool is_done = play.site.exists(".git") &&
                       git(play, "log -1 --format=format:%H%n --output=" + list) &&
                       git(play, "add " + list) && git(play, "commit --quiet --message=ignore");
  return is_done ? "the last commit" : "";
}

std::string pack(Playground& play) {
  return play.site.exists(".git") && git(play, "gc --quiet") ? "all" : "";
}

std::string remove(Playground& play) {
  if (!play.site.exists(".git") || !play.random.chance(30)) return "";
  play.site.remove(".git");
  return "the repository";
}

}  // namespace

Mutations git_mutations() {
  return {{"git: commit", commit}, {"git: commit", commit}, {"git: take back", take_back},
          {"git: ignore", ignore}, {"git: pack", pack},     {"git: remove", remove}};
}

}  // namespace tokensite
