#include "serve/history_watch.hpp"

#include <poll.h>

#include "git/history_stamp.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

struct WatchedSite {
  explicit WatchedSite(const GitSandbox& sandbox, const std::string& site)
      : box(sandbox), watch([path = sandbox.path(site)] { return history_files(path); }) {}

  /// Whether git, run in `folder`, is told of.
  bool tells(const std::string& arguments, const std::string& folder = "repo") {
    box.git(folder, arguments);
    pollfd descriptor{.fd = watch.descriptor(), .events = POLLIN, .revents = 0};
    const bool is_readable = ::poll(&descriptor, 1, 0) == 1;
    const bool is_told = watch.take();
    CHECK_FALSE(watch.take());
    return is_readable && is_told;
  }

  const GitSandbox& box;
  HistoryWatch watch;
};

TEST_CASE("serve, history watch: whatever makes another commit the last one is told of",
          "[serve]") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"repo/content/a.md", "a"}});
  WatchedSite site(sandbox, "repo");
  CHECK(site.tells("init --quiet"));
  CHECK_FALSE(site.tells("add ."));
  CHECK(site.tells("commit --quiet --message=one"));
  CHECK(site.tells("commit --quiet --allow-empty --message=two"));
  CHECK_FALSE(site.tells("status"));
  CHECK_FALSE(site.tells("branch other"));
  CHECK(site.tells("commit --quiet --amend --allow-empty --message=three"));
  // A branch whose file lies in a folder of its own, which goes when the branch is packed.
  CHECK(site.tells("checkout --quiet -b deep/down/side"));
  CHECK(site.tells("commit --quiet --allow-empty --message=four"));
  CHECK(site.tells("pack-refs --all"));
  CHECK(site.tells("commit --quiet --allow-empty --message=five"));
  CHECK(site.tells("reset --quiet --hard HEAD~1"));
  CHECK(site.tells("checkout --quiet --detach HEAD~1"));
  CHECK(site.tells("commit --quiet --allow-empty --message=six"));
  CHECK(site.tells("checkout --quiet main"));
  CHECK_FALSE(site.tells("branch --force deep/down/side HEAD~1"));
  CHECK(site.tells("update-ref refs/heads/main HEAD~1"));
}

TEST_CASE("serve, history watch: of a work tree beside the main one, of a clone that is deepened",
          "[serve]") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet repo");
  sandbox.git("repo", "commit --quiet --allow-empty --message=one");
  sandbox.git("repo", "commit --quiet --allow-empty --message=two");
  sandbox.git("repo", "worktree add --quiet ../tree -b tree");
  WatchedSite tree(sandbox, "tree");
  CHECK(tree.tells("commit --quiet --allow-empty --message=three", "tree"));
  CHECK(tree.tells("checkout --quiet --detach", "tree"));
  CHECK(tree.tells("commit --quiet --allow-empty --message=four", "tree"));
  CHECK_FALSE(tree.tells("commit --quiet --allow-empty --message=five"));
  sandbox.git("", "clone --quiet --depth=1 file://" + sandbox.path("repo") + " clone");
  WatchedSite clone(sandbox, "clone");
  CHECK(clone.tells("fetch --quiet --unshallow", "clone"));
}

}  // namespace
}  // namespace tokensite
