// `publish`: the real program and a repository on the same disk. Servers are tests/publish's.
#include <algorithm>
#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

/// A site in a repository whose origin is a bare one beside it.
class Newsletter {
 public:
  Newsletter() {
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& [path, text] : small_site()) files["site/" + path] = text;
    sandbox_.folder().write(files);
    sandbox_.git("", "init --quiet --bare repo.git");
    sandbox_.git("site", "init --quiet");
    sandbox_.git("site", "remote add origin ../repo.git");
    sandbox_.git("site", "config user.name Ada");
    sandbox_.git("site", "config user.email ada@example.org");
    sandbox_.commit_all("site");
  }

  Run publish(const std::vector<std::string>& arguments = {}) const {
    std::vector<std::string> all{"publish"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return sandbox_.tokensite("site", all);
  }

  std::string git(const std::string& folder, const std::string& arguments) const {
    return sandbox_.git(folder, arguments);
  }

  const GitSandbox& sandbox() const { return sandbox_; }

 private:
  GitSandbox sandbox_;
};

std::string state_of(const Newsletter& letter) {
  return letter.git("site", "status --porcelain=v2 --branch") + letter.git("site", "reflog --all") +
         letter.git("site", "for-each-ref") + letter.git("site", "ls-files --stage --debug");
}

TEST_CASE("cli: publish leaves work tree, index and branches as they are") {
  const Newsletter letter;
  letter.sandbox().folder().write({{"site/staged", "s"}, {"site/untracked", "u"}});
  letter.sandbox().git("site", "add staged");
  const std::string before = state_of(letter);
  const Run run = letter.publish();
  INFO(run.err);
  CHECK(run.exit_status == 0);
  CHECK(run.err.empty());
  const std::string tip = letter.git("repo.git", "rev-parse gh-pages");
  const std::string files = letter.git("repo.git", "ls-tree -r --name-only gh-pages");
  const auto count = std::count(files.begin(), files.end(), '\n');
  CHECK(run.out == "published on gh-pages of " + letter.sandbox().path("repo.git") + ": " +
                       std::to_string(count) + " added, 0 changed, 0 removed (commit " +
                       tip.substr(0, 10) + ")\n");
  CHECK(state_of(letter) == before);

  const Run again = letter.publish();
  CHECK(again.exit_status == 0);
  CHECK(again.out == "gh-pages of " + letter.sandbox().path("repo.git") +
                         " holds this site already; nothing was published\n");
  CHECK(letter.git("repo.git", "rev-parse gh-pages") == tip);
}

TEST_CASE("cli: publish puts on the branch what build writes, and nothing else") {
  const Newsletter letter;
  REQUIRE(letter.publish().exit_status == 0);
  REQUIRE(letter.sandbox().tokensite("site", {"build", "--output", "../built"}).exit_status == 0);
  letter.sandbox().git("", "clone --quiet --branch gh-pages repo.git cloned");
  boost::filesystem::remove_all(letter.sandbox().path("cloned/.git"));
  CHECK(letter.sandbox().folder().texts_below("cloned") ==
        letter.sandbox().folder().texts_below("built", ".tokensite-manifest"));
}

TEST_CASE("cli: publish --dry-run lists files, and names no author") {
  const Newsletter letter;
  letter.sandbox().git("site", "config --unset user.name");
  const Run run = letter.publish({"--dry-run"});
  CHECK(run.exit_status == 0);
  CHECK(run.out.find("added    index.html\n") != std::string::npos);
  CHECK(run.out.ends_with(" added, 0 changed, 0 removed; a dry run, so gh-pages of " +
                          letter.sandbox().path("repo.git") + " is as it was\n"));
  CHECK(letter.git("repo.git", "for-each-ref").empty());
  const Run real = letter.publish();
  CHECK(real.exit_status == 3);
  CHECK(real.err.find("git doesn't know who you are") != std::string::npos);
}

TEST_CASE("cli: publish publishes no site with errors") {
  const Newsletter letter;
  letter.sandbox().folder().write({{"site/content/stray.md", "x"}});
  const Run run = letter.publish();
  CHECK(run.exit_status == 1);
  CHECK(run.err.find("; nothing was published\n") != std::string::npos);
  CHECK(letter.git("repo.git", "for-each-ref").empty());
}

TEST_CASE("cli: publish tells wrong usage from a world that fails") {
  const Newsletter letter;
  CHECK(letter.publish({"--remote", "upstream"}).exit_status == 2);
  CHECK(letter.publish({"--branch", "a..b"}).exit_status == 2);
  const Run sources = letter.publish({"--branch", "main"});
  CHECK(sources.exit_status == 2);
  CHECK(sources.err ==
        "tokensite: --branch: `main` is where the site's sources are; publish on a branch of its "
        "own\n");
  const Run secret = letter.publish({"--remote", "https://hunter2@example.org/x.git"});
  CHECK(secret.exit_status == 2);
  CHECK(secret.err.find("hunter2") == std::string::npos);
  CHECK(letter.publish({"--remote", "../nowhere.git"}).exit_status == 3);
}

TEST_CASE("cli: publish withholds what would overwrite sources elsewhere") {
  const Newsletter letter;
  letter.sandbox().git("site", "push --quiet origin main");
  const Run run = letter.publish({"--branch", "main", "--remote", "../repo.git"});
  CHECK(run.exit_status == 1);
  CHECK(run.err ==
        "tokensite: error: the branch main holds a site's sources (tokensite.yml), which the pages "
        "would take the place of\n"
        " help: publish on a branch of its own, with --branch\n"
        "tokensite: nothing was published\n");
}

TEST_CASE("cli: publish killed at any moment leaves the branch whole, and itself able to go on") {
  const Newsletter letter;
  REQUIRE(letter.publish().exit_status == 0);
  for (int round = 0; round < 8; ++round) {
    const std::string before = letter.git("repo.git", "rev-parse gh-pages");
    letter.sandbox().folder().write({{"site/static/round.txt", "round " + std::to_string(round)}});
    run_and_kill({"publish"}, {.folder = letter.sandbox().path("site"), .environment = {}},
                 60.0 * (round + 1));
    letter.sandbox().git("repo.git", "fsck --strict");
    const std::string after = letter.git("repo.git", "rev-parse gh-pages");
    if (after != before) CHECK(letter.git("repo.git", "rev-parse gh-pages~1") == before);
  }
  const Run run = letter.publish();
  INFO(run.err);
  CHECK(run.exit_status == 0);
  CHECK(letter.git("repo.git", "cat-file -p gh-pages:round.txt") == "round 7");
}

}  // namespace
}  // namespace tokensite
