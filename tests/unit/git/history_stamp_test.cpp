#include "git/history_stamp.hpp"

#include <functional>

#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

TEST_CASE(
    "history stamp: another one after whatever may change the history, and after nothing else") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/content/a.md", "a"}, {"none/content/a.md", "a"}});
  Fingerprint last = history_stamp(sandbox.path("repo"));
  const auto changes = [&](const std::string& arguments, const std::string& folder = "repo") {
    sandbox.git("repo", arguments);
    const Fingerprint before = std::exchange(last, history_stamp(sandbox.path(folder)));
    return before != last;
  };
  CHECK(last == history_stamp(sandbox.path("none")));
  CHECK(changes("init --quiet"));
  CHECK_FALSE(changes("add content"));
  CHECK(changes("commit --quiet --message=one"));
  CHECK(changes("commit --quiet --allow-empty --message=two"));
  CHECK_FALSE(changes("status"));
  CHECK(changes("checkout --quiet -b side"));
  CHECK(changes("pack-refs --all"));
  CHECK(changes("commit --quiet --allow-empty --message=three"));
  CHECK(changes("checkout --quiet --detach HEAD~1"));
  CHECK_FALSE(changes("symbolic-ref refs/heads/pointer refs/heads/main"));
  CHECK(changes("checkout --quiet pointer"));
  CHECK(changes("commit --quiet --allow-empty --message=four"));
  // In a folder of the repository it is the same one.
  sandbox.git("repo", "worktree add --quiet ../tree -b tree");
  last = history_stamp(sandbox.path("repo/content"));
  CHECK_FALSE(changes("status", "repo/content"));
  CHECK(changes("commit --quiet --allow-empty --message=five", "repo/content"));
  // A work tree beside it has a last commit of its own.
  last = history_stamp(sandbox.path("tree"));
  CHECK_FALSE(changes("commit --quiet --allow-empty --message=six", "tree"));
  CHECK(changes("-C ../tree commit --quiet --allow-empty --message=seven", "tree"));
}

TEST_CASE("history stamp: a shallow clone that is deepened, and a file that is no repository") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet repo");
  sandbox.git("repo", "commit --quiet --allow-empty --message=one");
  sandbox.git("repo", "commit --quiet --allow-empty --message=two");
  sandbox.git("", "clone --quiet --depth=1 file://" + sandbox.path("repo") + " clone");
  const Fingerprint before = history_stamp(sandbox.path("clone"));
  sandbox.git("clone", "fetch --quiet --unshallow");
  CHECK(history_stamp(sandbox.path("clone")) != before);
  sandbox.folder().write(
      {{"odd/.git", "something else"}, {"far/.git/HEAD", "ref: ../../../dev/zero\n"}});
  CHECK(history_stamp(sandbox.path("odd")) == history_stamp(sandbox.path("odd")));
  CHECK(history_stamp(sandbox.path("far")) == history_stamp(sandbox.path("far")));
}

}  // namespace
}  // namespace tokensite
