#include "publish/publish_site.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

using Texts = std::map<std::string, std::string>;

const Texts small = {{".nojekyll", ""},
                     {"404.html", "gone"},
                     {"editions/1.md", "one"},
                     {"editions/1/index.html", "<a href=\"/x\">one</a>"},
                     {"index.html", "home"}};

Texts with(Texts texts, const Texts& others) {
  for (const auto& [path, text] : others) texts[path] = text;
  return texts;
}

/// A bare repository, and sites that are published to it.
class Published {
 public:
  Published() {
    sandbox_.folder().write({{"site/tokensite.yml", "t"}});
    sandbox_.git("", "init --quiet --bare repo.git");
  }

  Result<PublishReport> publish(const Texts& site, PublishMode mode = PublishMode::publish,
                                const std::string& base_path = "/") {
    std::vector<Output> outputs;
    for (const auto& [path, text] : site) {
      outputs.push_back({.path = path,
                         .fingerprint = [] { return std::optional<Fingerprint>(); },
                         .render = [bytes = text]() -> Result<std::string> { return bytes; }});
    }
    Workers workers(3);
    words_.clear();
    retries_ = 0;
    return publish_site(
        {.outputs = outputs,
         .base_url = "https://example.org" + base_path,
         .base_path = base_path,
         .cache = sandbox_.path("site/.tokensite/publish.git"),
         .remote = {.url = sandbox_.path("repo.git"), .host = {}},
         .branch = "gh-pages",
         .source = {.folder = sandbox_.path("site"),
                    .commit = {},
                    .remotes = {},
                    .author = Author{.name = "Ada", .email = "ada@example.org"}},
         .mode = mode,
         .events = {.on_progress = {},
                    .on_words = [this](const std::string& line) { words_.push_back(line); }},
         .on_wait = [] {},
         .on_retry = [this] { ++retries_; }},
        workers);
  }

  /// What git prints of the repository.
  std::string git(const std::string& arguments) const {
    return sandbox_.git("repo.git", arguments);
  }

  void add_hook(const std::string& name, const std::string& script) const {
    const std::string path = sandbox_.path("repo.git/hooks/" + name);
    sandbox_.folder().write({{"repo.git/hooks/" + name, "#!/bin/sh\n" + script + "\n"}});
    fs::permissions(path, fs::owner_all);
  }
  void remove_hook(const std::string& name) const {
    fs::remove(sandbox_.path("repo.git/hooks/" + name));
  }

  std::string tip() const { return git("rev-parse gh-pages"); }
  std::string cache() const { return sandbox_.path("site/.tokensite/publish.git"); }
  const GitSandbox& sandbox() const { return sandbox_; }
  const std::vector<std::string>& words() const { return words_; }
  int retries() const { return retries_; }

 private:
  GitSandbox sandbox_;
  std::vector<std::string> words_;
  int retries_ = 0;
};

using End = PublishReport::End;

TEST_CASE("publish: a first time, a second time, and a change") {
  Published remote;
  auto report = remote.publish(small);
  REQUIRE(report);
  CHECK(report->end == End::published);
  CHECK(report->changes.added.size() == small.size());
  CHECK(remote.tip() == report->commit + "\n");
  CHECK(remote.git("ls-tree -r --format='%(objectmode) %(path)' gh-pages") ==
        "100644 .nojekyll\n100644 404.html\n100644 editions/1.md\n100644 editions/1/index.html\n"
        "100644 index.html\n");
  CHECK(remote.git("cat-file -p gh-pages:editions/1.md") == "one");
  CHECK(remote.git("log --format='%an %ae %cn: %s' gh-pages") ==
        "Ada ada@example.org Ada: Publish edition 1\n");

  report = remote.publish(small);
  REQUIRE(report);
  CHECK(report->end == End::unchanged);
  CHECK(remote.git("rev-list --count gh-pages") == "1\n");

  Texts next = with(small, {{"editions/2.md", "two"}, {"index.html", "new home"}});
  next.erase("editions/1/index.html");
  report = remote.publish(next);
  REQUIRE(report);
  CHECK(report->changes == PageChanges{.added = {"editions/2.md"},
                                       .changed = {"index.html"},
                                       .removed = {"editions/1/index.html"}});
  CHECK(remote.git("rev-list --count gh-pages") == "2\n");
  remote.git("fsck --strict");
}

TEST_CASE("publish: a dry run changes nothing") {
  Published remote;
  const auto report = remote.publish(small, PublishMode::dry_run);
  REQUIRE(report);
  CHECK(report->end == End::not_asked);
  CHECK(report->changes.added.size() == small.size());
  CHECK(remote.git("for-each-ref").empty());
  CHECK(remote.git("count-objects") == "0 objects, 0 kilobytes\n");
}

TEST_CASE("publish: the guard withholds a site, and warnings don't") {
  Published remote;
  auto report = remote.publish(with(small, {{"About.html", ""}, {"about.html", ""}}));
  REQUIRE(report);
  CHECK(report->end == End::withheld);
  CHECK(remote.git("for-each-ref").empty());
  report = remote.publish(small, PublishMode::publish, "/news/");
  REQUIRE(report);
  CHECK(report->end == End::published);
  REQUIRE(report->faults.size() == 1);
  CHECK(report->faults[0].message.find("`/x` on 1 page") != std::string::npos);
}

TEST_CASE("publish: a domain in the branch, or sources there, withhold it too") {
  Published remote;
  REQUIRE(remote.publish(with(small, {{"CNAME", "news.example.org\n"}})));
  const std::string before = remote.tip();
  auto report = remote.publish(small);
  REQUIRE(report);
  CHECK(report->end == End::withheld);
  CHECK(remote.tip() == before);
  report = remote.publish(with(small, {{"CNAME", "other.example.org\n"}}));
  REQUIRE(report);
  CHECK(report->end == End::published);

  Published sources;
  REQUIRE(sources.publish(with(small, {{"tokensite.yml", "title: x"}})));
  report = sources.publish(small);
  REQUIRE(report);
  CHECK(report->end == End::withheld);
}

TEST_CASE("publish: a server that refuses is a failure, with its words") {
  Published remote;
  REQUIRE(remote.publish(small));
  const std::string before = remote.tip();
  remote.add_hook("pre-receive", "echo 'not on a Sunday' >&2; exit 1");
  const auto report = remote.publish(with(small, {{"index.html", "2"}}));
  REQUIRE_FALSE(report);
  CHECK(report.error().message ==
        fmt::format("{} refused to change gh-pages: pre-receive hook declined",
                    remote.sandbox().path("repo.git")));
  CHECK(remote.words() == std::vector<std::string>{"not on a Sunday"});
  CHECK(remote.tip() == before);
  CHECK(remote.retries() == 0);
}

/// A hook's lines that put a commit of somebody else's on the branch, once or every time.
std::string other_commit(const std::string& guard) {
  return guard +
         " || exit 0; touch done; unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY "
         "GIT_ALTERNATE_OBJECT_DIRECTORIES; export GIT_AUTHOR_NAME=B GIT_AUTHOR_EMAIL=b@x "
         "GIT_COMMITTER_NAME=B GIT_COMMITTER_EMAIL=b@x; git update-ref refs/heads/gh-pages $(git "
         "commit-tree -p gh-pages -m theirs 'gh-pages^{tree}')";
}

TEST_CASE("publish: what others publish meanwhile is built upon, once") {
  Published remote;
  REQUIRE(remote.publish(small));
  remote.add_hook("pre-receive", other_commit("[ ! -e done ]"));
  const auto report = remote.publish(with(small, {{"index.html", "2"}}));
  REQUIRE(report);
  CHECK(report->end == End::published);
  CHECK(remote.retries() == 1);
  CHECK(remote.git("log --format=%s gh-pages") == "Publish the site\ntheirs\nPublish edition 1\n");
  remote.git("fsck --strict");
}

TEST_CASE("publish: whoever publishes all the time wins") {
  Published remote;
  REQUIRE(remote.publish(small));
  remote.add_hook("pre-receive", other_commit("true"));
  const auto report = remote.publish(with(small, {{"index.html", "2"}}));
  REQUIRE_FALSE(report);
  CHECK(report.error().message ==
        "others are publishing to gh-pages at the same time; try again later");
  CHECK(remote.retries() == 1);
  CHECK(remote.git("log --format=%s gh-pages") == "theirs\ntheirs\nPublish edition 1\n");
}

TEST_CASE("publish: a branch that was rewritten is built upon as it is now") {
  Published remote;
  REQUIRE(remote.publish(small));
  REQUIRE(remote.publish(with(small, {{"index.html", "2"}})));
  remote.git("update-ref refs/heads/gh-pages gh-pages~1");
  const auto report = remote.publish(with(small, {{"index.html", "3"}}));
  REQUIRE(report);
  CHECK(remote.git("rev-list --count gh-pages") == "2\n");
  remote.git("update-ref -d refs/heads/gh-pages");
  const auto anew = remote.publish(small);
  REQUIRE(anew);
  CHECK(remote.git("rev-list --count gh-pages") == "1\n");
}

TEST_CASE("publish: the cache may be gone, damaged, or left over from a program that was killed") {
  Published remote;
  REQUIRE(remote.publish(small));
  REQUIRE(remote.publish(small));  // now it holds what was fetched
  const auto damage = [&](const std::string& site) {
    const auto report = remote.publish(with(small, {{"index.html", site}}));
    INFO((report ? "" : report.error().message));
    CHECK(report);
  };
  SECTION("gone") { fs::remove_all(remote.cache()); }
  SECTION("without its objects") { fs::remove_all(fs::path(remote.cache()) / "objects" / "pack"); }
  SECTION("without its head") { fs::remove(fs::path(remote.cache()) / "HEAD"); }
  SECTION("with locks, and a branch of what was only in memory") {
    std::vector<fs::path> refs;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(remote.cache()) / "refs")) {
      if (fs::is_regular_file(entry.path())) refs.push_back(entry.path());
    }
    REQUIRE(refs.size() == 1);
    std::map<std::string, std::string, std::less<>> left = {
        {"site/.tokensite/publish.git/refs/heads/gh-pages", std::string(40, '1') + "\n"},
        {"site/.tokensite/publish.git/refs/heads/other.lock", ""}};
    remote.sandbox().folder().write(left);
    REQUIRE(write_file_atomically(refs[0].string() + ".lock", ""));
  }
  SECTION("with half of a pack") {
    const std::string pack = remote.cache() + "/objects/pack/pack_git2_0123456789abcdef";
    REQUIRE(write_file_atomically(pack, "PACK"));
    damage("meanwhile");
    CHECK_FALSE(fs::exists(pack));
  }
  damage("after");
  damage("and once more");
  remote.git("fsck --strict");
}

TEST_CASE("publish: a repository of SHA-256 is told from one that hung up") {
  Published remote;
  fs::remove_all(remote.sandbox().path("repo.git"));
  remote.sandbox().git("", "init --quiet --bare --object-format=sha256 repo.git");
  const auto report = remote.publish(small);
  REQUIRE_FALSE(report);
  INFO(report.error().message);
  CHECK(report.error().message.find("SHA-256") != std::string::npos);
}

TEST_CASE("publish: what can't be rendered or reached is said, and nothing changes") {
  Published remote;
  fs::rename(remote.sandbox().path("repo.git"), remote.sandbox().path("moved.git"));
  const auto report = remote.publish(small);
  REQUIRE_FALSE(report);
  CHECK(report.error().message ==
        fmt::format("cannot fetch gh-pages from {0}: fatal: '{0}' does not appear to be a git "
                    "repository",
                    remote.sandbox().path("repo.git")));
}

}  // namespace
}  // namespace tokensite
