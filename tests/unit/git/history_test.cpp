#include "git/history.hpp"

#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

using Told = std::vector<std::string>;

/// "path: day of the last change, editors"
Told told(const GitSandbox& sandbox, const std::string& site) {
  const auto history = read_history(sandbox.path(site), sandbox.path("history"));
  if (!history) return {history.error().message};
  Told lines;
  for (const auto& [path, file] : *history) {
    lines.push_back(
        fmt::format("{}: {}, {}", path, to_iso(file.updated), fmt::join(file.editors, " & ")));
  }
  return lines;
}

/// Everything in `repository`, committed by `author` at noon of a day of 2026.
void commit(const GitSandbox& sandbox, const std::string& repository, const std::string& author,
            const std::string& day, const std::string& zone = "+0000") {
  sandbox.git(repository, "add --all");
  const std::string date = fmt::format("2026-{}T12:00:00{}", day, zone);
  sandbox.git(repository,
              fmt::format("-c core.commentChar=';' commit --quiet --allow-empty --message=x "
                          "--author='{0} <{0}@example.org>' --date={1}",
                          author, date));
}

const std::string long_text =
    "A text of some lines,\nof which most stay\nwhen the file moves\nto another folder,\n"
    "so that git can tell\nwhere it came from.\n";

TEST_CASE("history: the last day and the editors of each file, whoever else did what elsewhere") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}, {"content/deep/b.md", "b"}, {"README", "r"}});
  commit(sandbox, "", "Ada", "01-10");
  sandbox.folder().write({{"content/a.md", "a2"}});
  commit(sandbox, "", "Bob", "02-20");
  sandbox.folder().write({{"content/a.md", "a3"}});
  commit(sandbox, "", "Ada", "03-30");
  sandbox.folder().write({{"README", "r2"}, {"content/new.md", "n"}});
  sandbox.git("", "add README");
  sandbox.git("", "commit --quiet --message=readme");
  CHECK(told(sandbox, "") ==
        Told{"content/a.md: 2026-03-30, Ada & Bob", "content/deep/b.md: 2026-01-10, Ada"});
}

TEST_CASE("history: the day is the author's own") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10", "+1400");
  CHECK(told(sandbox, "") == Told{"content/a.md: 2026-01-10, Ada"});
  sandbox.folder().write({{"content/a.md", "b"}});
  commit(sandbox, "", "Ada", "01-12", "-1200");
  CHECK(told(sandbox, "") == Told{"content/a.md: 2026-01-12, Ada"});
}

TEST_CASE("history: a renamed file keeps it, changed on the way or not") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/inbox/a.md", long_text}, {"content/inbox/b.md", "b"}});
  commit(sandbox, "", "Ada", "01-10");
  sandbox.folder().write({{"content/inbox/a.md", long_text + "One more.\n"}});
  commit(sandbox, "", "Bob", "01-11");
  fs::create_directories(sandbox.path("content/editions"));
  fs::rename(sandbox.path("content/inbox/b.md"), sandbox.path("content/editions/b.md"));
  fs::remove(sandbox.path("content/inbox/a.md"));
  sandbox.folder().write({{"content/editions/a.md", long_text + "One more, mended.\n"}});
  commit(sandbox, "", "Cleo", "01-12");
  // Another file by an old name has a history of its own.
  sandbox.folder().write({{"content/inbox/a.md", "something else"}});
  commit(sandbox, "", "Dan", "01-13");
  CHECK(told(sandbox, "") == Told{"content/editions/a.md: 2026-01-12, Ada & Bob & Cleo",
                                  "content/editions/b.md: 2026-01-12, Ada & Cleo",
                                  "content/inbox/a.md: 2026-01-13, Dan"});
}

TEST_CASE("history: what was removed and came again begins anew") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}, {"content/b.md", "b"}});
  commit(sandbox, "", "Ada", "01-10");
  fs::remove(sandbox.path("content/a.md"));
  commit(sandbox, "", "Ada", "01-11");
  sandbox.folder().write({{"content/a.md", "other"}});
  commit(sandbox, "", "Bob", "01-12");
  CHECK(told(sandbox, "") ==
        Told{"content/a.md: 2026-01-12, Bob", "content/b.md: 2026-01-10, Ada"});
}

TEST_CASE("history: a merge is its branches' doing") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}, {"content/b.md", "b"}});
  commit(sandbox, "", "Ada", "01-10");
  sandbox.git("", "checkout --quiet -b side");
  sandbox.folder().write({{"content/a.md", "a2"}});
  commit(sandbox, "", "Bob", "01-11");
  sandbox.git("", "checkout --quiet main");
  sandbox.folder().write({{"content/b.md", "b2"}});
  commit(sandbox, "", "Cleo", "01-12");
  sandbox.git("", "merge --quiet --no-edit side");
  CHECK(told(sandbox, "") ==
        Told{"content/a.md: 2026-01-11, Ada & Bob", "content/b.md: 2026-01-12, Ada & Cleo"});
}

TEST_CASE("history: of a shallow clone only what it knows") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet repo");
  sandbox.folder().write({{"repo/content/a.md", "a"}, {"repo/content/b.md", "b"}});
  commit(sandbox, "repo", "Ada", "01-10");
  sandbox.folder().write({{"repo/content/b.md", "b2"}});
  commit(sandbox, "repo", "Bob", "01-11");
  sandbox.folder().write({{"repo/content/b.md", "b3"}});
  commit(sandbox, "repo", "Cleo", "01-12");
  sandbox.git("", "clone --quiet --depth=2 file://" + sandbox.path("repo") + " clone");
  CHECK(told(sandbox, "clone") == Told{"content/b.md: 2026-01-12, Cleo"});
  sandbox.git("clone", "fetch --quiet --unshallow");
  CHECK(told(sandbox, "clone") ==
        Told{"content/a.md: 2026-01-10, Ada", "content/b.md: 2026-01-12, Ada & Bob & Cleo"});
}

TEST_CASE("history: a site in a folder of its repository, or in none, or without a commit") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"none/content/a.md", "a"}, {"repo/news/content/a.md", "a"}});
  CHECK(told(sandbox, "none").empty());
  sandbox.git("repo", "init --quiet");
  CHECK(told(sandbox, "repo/news").empty());
  sandbox.folder().write({{"repo/content/a.md", "not the site's"}});
  commit(sandbox, "repo", "Ada", "01-10");
  CHECK(told(sandbox, "repo/news") == Told{"content/a.md: 2026-01-10, Ada"});
}

TEST_CASE("history: it is kept for the next run, and read anew if that is damaged or old") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10");
  const Told before = {"content/a.md: 2026-01-10, Ada"};
  CHECK(told(sandbox, "") == before);
  const std::string kept = *read_file(sandbox.path("history"));
  // Read out of the file: what lies there is believed, if it is whole.
  fs::rename(sandbox.path(".git/objects"), sandbox.path(".git/away"));
  fs::create_directories(sandbox.path(".git/objects"));
  CHECK(told(sandbox, "") == before);
  fs::remove(sandbox.path(".git/objects"));
  fs::rename(sandbox.path(".git/away"), sandbox.path(".git/objects"));
  for (std::size_t i = 0; i < kept.size(); ++i) {
    std::string damaged = kept;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    sandbox.folder().write({{"history", i % 2 == 0 ? damaged : kept.substr(0, i)}});
    REQUIRE(told(sandbox, "") == before);
  }
  sandbox.folder().write({{"content/a.md", "b"}});
  commit(sandbox, "", "Bob", "01-11");
  CHECK(told(sandbox, "") == Told{"content/a.md: 2026-01-11, Ada & Bob"});
}

}  // namespace
}  // namespace tokensite
