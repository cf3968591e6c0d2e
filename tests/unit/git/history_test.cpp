#include "git/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <cstdlib>

#include "support/files.hpp"
#include "support/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

using Told = std::vector<std::string>;

/// "path: came 01-10 Ada, changed 02-20 Bob", the oldest first
Told told(const GitSandbox& sandbox, const std::string& site) {
  const auto history = read_history(
      sandbox.path(site), {.result = sandbox.path("history"), .commits = sandbox.path("commits")});
  if (!history) return {history.error().message};
  Told lines;
  for (const auto& [path, revisions] : history->files) {
    Told words;
    for (const FileRevision& one : revisions) {
      const Revision& revision = history->revisions.at(one.revision);
      words.push_back(
          fmt::format("{} {} {}", one.kind == FileRevision::Kind::came ? "came" : "changed",
                      to_iso(revision.day).substr(5), fmt::join(revision.authors, " and ")));
    }
    std::ranges::reverse(words);
    lines.push_back(fmt::format("{}: {}", path, fmt::join(words, ", ")));
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

std::string trimmed(const std::string& text) { return std::string(trim(text)); }

const std::string long_text =
    "A text of some lines,\nof which most stay\nwhen the file moves\nto another folder,\n"
    "so that git can tell\nwhere it came from.\n";

TEST_CASE("history: what came and changed, when, by whom") {
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
        Told{"content/a.md: came 01-10 Ada, changed 02-20 Bob, changed 03-30 Ada",
             "content/deep/b.md: came 01-10 Ada"});
}

TEST_CASE("history: the day is the author's own") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10", "+1400");
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada"});
  sandbox.folder().write({{"content/a.md", "b"}});
  commit(sandbox, "", "Ada", "01-12", "-1200");
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada, changed 01-12 Ada"});
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
  CHECK(told(sandbox, "") ==
        Told{"content/editions/a.md: came 01-10 Ada, changed 01-11 Bob, came 01-12 Cleo",
             "content/editions/b.md: came 01-10 Ada, came 01-12 Cleo",
             "content/inbox/a.md: came 01-13 Dan"});
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
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-12 Bob", "content/b.md: came 01-10 Ada"});
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
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada, changed 01-11 Bob",
                                  "content/b.md: came 01-10 Ada, changed 01-12 Cleo"});
}

TEST_CASE("history: what a branch changed counts, whatever its clock said") {
  // Committed in the second in which the file came, and an hour before it.
  for (const char* time : {"1767225600", "1767222000"}) {
    const GitSandbox sandbox;
    sandbox.git("", "init --quiet");
    sandbox.folder().write({{"content/a.md", "a"}});
    ::setenv("GIT_COMMITTER_DATE", "1767225600 +0000", 1);
    commit(sandbox, "", "Ada", "01-10");
    sandbox.git("", "checkout --quiet -b side");
    sandbox.folder().write({{"content/a.md", "a2"}});
    ::setenv("GIT_COMMITTER_DATE", fmt::format("{} +0000", time).c_str(), 1);
    commit(sandbox, "", "Bob", "01-11");
    ::unsetenv("GIT_COMMITTER_DATE");
    sandbox.git("", "checkout --quiet main");
    sandbox.git("", "merge --quiet --no-ff --no-edit side");
    CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada, changed 01-11 Bob"});
  }
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
  CHECK(told(sandbox, "clone") == Told{"content/b.md: changed 01-12 Cleo"});
  sandbox.git("clone", "fetch --quiet --unshallow");
  CHECK(told(sandbox, "clone") ==
        Told{"content/a.md: came 01-10 Ada",
             "content/b.md: came 01-10 Ada, changed 01-11 Bob, changed 01-12 Cleo"});
}

TEST_CASE("history: what was only moved isn't changed") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/editions/1-a.md", long_text}});
  commit(sandbox, "", "Ada", "01-10");
  fs::rename(sandbox.path("content/editions/1-a.md"), sandbox.path("content/editions/2-a.md"));
  commit(sandbox, "", "Bob", "01-11");
  CHECK(told(sandbox, "") == Told{"content/editions/2-a.md: came 01-10 Ada"});
  fs::remove(sandbox.path("content/editions/2-a.md"));
  sandbox.folder().write({{"content/editions/3-a.md", long_text + "Changed on the way.\n"}});
  commit(sandbox, "", "Cleo", "01-12");
  CHECK(told(sandbox, "") == Told{"content/editions/3-a.md: came 01-10 Ada, changed 01-12 Cleo"});
}

TEST_CASE("history: commits to be ignored change nothing, and what they bring is nobody's") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10");
  sandbox.folder().write({{"content/a.md", "b"}, {"content/b.md", "b"}});
  commit(sandbox, "", "Bob", "01-11");
  const std::string id = trimmed(sandbox.git("", "rev-parse HEAD"));
  sandbox.folder().write({{".git-blame-ignore-revs", "# all on one line\n " + id + " # it\n"}});
  const Told all = {"content/a.md: came 01-10 Ada, changed 01-11 Bob",
                    "content/b.md: came 01-11 Bob"};
  // Not before it is committed: the same commit, the same pages.
  CHECK(told(sandbox, "") == all);
  commit(sandbox, "", "Ada", "01-12");
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada", "content/b.md: came 01-11 "});
  // git takes whole ids alone.
  sandbox.folder().write({{".git-blame-ignore-revs", id.substr(0, 12) + "\n"}});
  commit(sandbox, "", "Ada", "01-13");
  CHECK(told(sandbox, "") == all);
}

TEST_CASE("history: authors are called what .mailmap says, and programs aren't named") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "ada", "01-10");
  sandbox.folder().write(
      {{"content/a.md", "b"}, {".mailmap", "Ada Lovelace <ada@example.org>\n<<<>>\n"}});
  commit(sandbox, "", "dependabot[bot]", "01-11");
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada Lovelace, changed 01-11 "});
}

TEST_CASE("history: co-authors are authors, each once") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}, {".mailmap", "Cleo Q. <cleo@example.org>\n"}});
  commit(sandbox, "", "Ada", "01-10");
  sandbox.git("",
              "commit --quiet --amend --no-edit --trailer 'Co-authored-by: Bob <bob@example.org>' "
              "--trailer 'co-authored-by: cleo <cleo@example.org>' "
              "--trailer 'Co-authored-by: Ada <ada@example.org>' "
              "--trailer 'Co-authored-by: renovate[bot] <r@example.org>' "
              "--trailer 'Co-authored-by: nobody at all' "
              "--trailer 'Reviewed-by: Dan <dan@example.org>'");
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada and Bob and Cleo Q."});
  const std::string kept = *read_file(sandbox.path("history"));
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada and Bob and Cleo Q."});
  CHECK(*read_file(sandbox.path("history")) == kept);
}

TEST_CASE("history: a partial clone lacks the texts, and is read by its trees") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet repo");
  sandbox.git("repo", "config uploadpack.allowFilter true");
  sandbox.folder().write(
      {{"repo/content/editions/1-a.md", long_text}, {"repo/content/editions/1-b.md", "b"}});
  commit(sandbox, "repo", "Ada", "01-10");
  sandbox.folder().write({{"repo/content/editions/1-b.md", "b2"}});
  commit(sandbox, "repo", "Bob", "01-11");
  fs::remove(sandbox.path("repo/content/editions/1-a.md"));
  sandbox.folder().write({{"repo/content/editions/2-a.md", long_text + "Changed.\n"}});
  commit(sandbox, "repo", "Cleo", "01-12");
  sandbox.git("", "clone --quiet --filter=blob:none file://" + sandbox.path("repo") + " clone");
  CHECK(told(sandbox, "clone") == Told{"content/editions/1-b.md: came 01-10 Ada, changed 01-11 Bob",
                                       "content/editions/2-a.md: came 01-12 Cleo"});
  // Nothing of that is kept: git may fetch the texts any time.
  CHECK_FALSE(fs::exists(sandbox.path("history")));
}

TEST_CASE("history: a repository that is damaged is a failure, and says so") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10");
  fs::remove_all(sandbox.path(".git/objects"));
  fs::create_directories(sandbox.path(".git/objects"));
  const Told lines = told(sandbox, "");
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().starts_with("cannot read the last commit: object not found"));
}

TEST_CASE("history: a site in a folder of its repository, or in none, or without a commit") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"none/content/a.md", "a"}, {"repo/news/content/a.md", "a"}});
  CHECK(told(sandbox, "none").empty());
  sandbox.git("repo", "init --quiet");
  CHECK(told(sandbox, "repo/news").empty());
  sandbox.folder().write({{"repo/content/a.md", "not the site's"}});
  commit(sandbox, "repo", "Ada", "01-10");
  CHECK(told(sandbox, "repo/news") == Told{"content/a.md: came 01-10 Ada"});
}

TEST_CASE("history: it is there at once if it is kept, and nothing is read otherwise") {
  const GitSandbox sandbox;
  const auto kept = [&] {
    return kept_history(sandbox.path(),
                        {.result = sandbox.path("history"), .commits = sandbox.path("commits")});
  };
  CHECK(**kept() == SiteHistory());
  sandbox.git("", "init --quiet");
  CHECK(**kept() == SiteHistory());
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10");
  CHECK_FALSE(*kept());
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada"});
  CHECK((*kept())->files.size() == 1);
  commit(sandbox, "", "Ada", "01-11");
  CHECK_FALSE(*kept());
}

TEST_CASE("history: it is kept for the next run, and read anew if that is damaged or old") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{"content/a.md", "a"}});
  commit(sandbox, "", "Ada", "01-10");
  const Told before = {"content/a.md: came 01-10 Ada"};
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
  CHECK(told(sandbox, "") == Told{"content/a.md: came 01-10 Ada, changed 01-11 Bob"});
}

}  // namespace
}  // namespace tokensite
