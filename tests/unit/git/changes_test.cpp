#include "git/changes.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// "path: before -> there", or why it can't be told.
std::vector<std::string> changes(const std::string& site, const std::string& revision) {
  const auto found = changes_since(site, revision);
  if (!found) return {found.error().message};
  std::vector<std::string> told;
  for (const ChangedFile& change : *found) {
    told.push_back(fmt::format("{}: {} -> {}", change.path,
                               change.before ? "`" + *change.before + "`" : "none",
                               change.is_there ? "there" : "gone"));
  }
  return told;
}

using Told = std::vector<std::string>;

TEST_CASE("git: files that came, went and changed, committed, staged, or only saved") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"tokensite.yml", "t"},
                          {"content/a", "a"},
                          {"content/b", "b"},
                          {"content/c", "c"},
                          {"content/d", "d"},
                          {"content/same", "s"},
                          {"other/x", "x"},
                          {".gitignore", "*.tmp\n"}});
  sandbox.git("", "init --quiet");
  sandbox.commit_all("");
  CHECK(changes(sandbox.path(), "HEAD").empty());
  sandbox.folder().write({{"content/a", "a2"}, {"static/new", "n"}});
  sandbox.commit_all("");
  sandbox.folder().write({{"content/b", "b2"}, {"content/ü ö", "?"}});
  sandbox.git("", "add --all");
  sandbox.git("", "mv content/c themes");
  fs::remove(sandbox.path("content/d"));
  sandbox.folder().write({{"content/deep/er", "e"}, {"content/x.tmp", ""}, {"other/y", "y"}});
  const Told all = {"content/a: `a` -> there",        "content/b: `b` -> there",
                    "content/c: `c` -> gone",         "content/d: `d` -> gone",
                    "content/deep/er: none -> there", "content/ü ö: none -> there",
                    "static/new: none -> there",      "themes: none -> there"};
  CHECK(changes(sandbox.path(), "HEAD~1") == all);
  CHECK(changes(sandbox.path(), "HEAD").size() == 6);
}

TEST_CASE("git: what others did to the revision since is no change of ours") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"tokensite.yml", "t"}, {"content/a", "a"}, {"content/b", "b"}});
  sandbox.git("", "init --quiet");
  sandbox.commit_all("");
  sandbox.git("", "checkout --quiet -b ours");
  sandbox.folder().write({{"content/a", "ours"}});
  sandbox.commit_all("");
  sandbox.git("", "checkout --quiet main");
  sandbox.folder().write({{"content/b", "theirs"}});
  sandbox.commit_all("");
  sandbox.git("", "checkout --quiet ours");
  CHECK(changes(sandbox.path(), "main") == Told{"content/a: `a` -> there"});
}

TEST_CASE("git: a site in a folder, in a work tree of its own, in a submodule") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/news/tokensite.yml", "t"}, {"repo/news/content/a", "a"}});
  sandbox.git("repo", "init --quiet");
  sandbox.commit_all("repo");
  sandbox.git("repo", "worktree add --quiet ../tree -b other");
  sandbox.folder().write({{"tree/news/content/a", "a2"}, {"repo/README", "r"}});
  const Told one = {"content/a: `a` -> there"};
  CHECK(changes(sandbox.path("tree/news"), "main") == one);
  CHECK(changes(sandbox.path("repo/news"), "main").empty());

  sandbox.folder().write({{"outer/tokensite.yml", "t"}});
  sandbox.git("outer", "init --quiet");
  sandbox.git("outer", "submodule --quiet add ../repo content");
  sandbox.commit_all("outer");
  sandbox.folder().write({{"outer/content/news/content/a", "a3"}});
  CHECK(changes(sandbox.path("outer/content/news"), "HEAD") == one);
  CHECK(changes(sandbox.path("outer"), "HEAD") == Told{"content: none -> there"});
}

TEST_CASE("git: parts of a site may be links to other places of the repository, but not outside") {
  const GitSandbox sandbox;
  sandbox.folder().write(
      {{"repo/site/tokensite.yml", "t"}, {"repo/notes/a", "a"}, {"outside/a", "a"}});
  fs::create_directory_symlink("../notes", sandbox.path("repo/site/content"));
  sandbox.git("repo", "init --quiet");
  sandbox.commit_all("repo");
  sandbox.folder().write({{"repo/notes/a", "a2"}});
  CHECK(changes(sandbox.path("repo/site"), "HEAD") == Told{"content/a: `a` -> there"});
  fs::create_directory_symlink("../../outside", sandbox.path("repo/site/static"));
  CHECK(changes(sandbox.path("repo/site"), "HEAD") ==
        Told{fmt::format("--since: {} lies outside of the git repository {}",
                         sandbox.path("outside"), sandbox.path("repo"))});
}

TEST_CASE("git: line ends that git converts are no change") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"tokensite.yml", "t"}, {"content/a", "a\n"}});
  sandbox.git("", "init --quiet");
  sandbox.git("", "config core.autocrlf true");
  sandbox.commit_all("");
  fs::remove(sandbox.path("content/a"));
  sandbox.git("", "checkout --quiet content/a");
  CHECK(sandbox.folder().texts_below("content")["a"] == "a\r\n");
  CHECK(changes(sandbox.path(), "HEAD").empty());
}

TEST_CASE("git: what can't be told is said") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/tokensite.yml", "t"}, {"bare/tokensite.yml", "t"}});
  CHECK(changes(sandbox.path("repo"), "main") ==
        Told{"--since: " + sandbox.path("repo") + " lies in no git repository"});
  sandbox.git("repo", "init --quiet");
  CHECK(changes(sandbox.path("repo"), "HEAD") ==
        Told{"--since: git knows no revision `HEAD`; it has no commit yet"});
  sandbox.commit_all("repo");
  CHECK(changes(sandbox.path("repo"), "mian") ==
        Told{"--since: git knows no revision `mian`; if the server has it, fetch it: git fetch "
             "--depth=1 origin mian:mian"});
  CHECK(changes(sandbox.path("repo"), "HEAD~9") == Told{"--since: git knows no revision `HEAD~9`"});
  CHECK(changes(sandbox.path("repo"), "HEAD:tokensite.yml")[0].starts_with(
      "--since: `HEAD:tokensite.yml` is no commit: "));
  CHECK(changes(sandbox.path("repo"), "a..b")[0].starts_with("--since: `a..b` is no revision"));
}

}  // namespace
}  // namespace tokensite
