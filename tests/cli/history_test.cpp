// What `build` makes of a site's history in git, by the real program and real repositories.
#include <fmt/format.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/cli/walk/tree.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

const std::string alpha = "content/editions/0001-first/papers/1-alpha.md";
const std::string item_page = "public/editions/1/alpha/index.html";

/// All that is in the folder `site`, by `author` at noon of a day of 2026, in the author's zone.
void commit(const GitSandbox& sandbox, const std::string& site, const std::string& author,
            const std::string& day) {
  sandbox.git(site, "add --all -- content tokensite.yml");
  sandbox.git(site, fmt::format("commit --quiet --message=x --author='{0} <{0}@example.org>' "
                                "--date=2026-{1}T12:00:00+0200",
                                author, day));
}

/// A site whose edition came out on June 17; an item was corrected three days later.
void write_site(const GitSandbox& sandbox, const std::string& site) {
  Files files;
  for (const auto& [path, text] : small_site()) files[site + "/" + path] = text;
  sandbox.folder().write(files);
  sandbox.git(site, "init --quiet");
  commit(sandbox, site, "Ada", "06-16");
  sandbox.folder().write({{site + "/" + alpha, small_site().at(alpha) + "\nCorrected.\n"}});
  commit(sandbox, site, "Bob", "06-20");
}

std::string read(const GitSandbox& sandbox, const std::string& path) {
  const auto text = read_file(sandbox.path(path));
  return text ? *text : "";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_CASE("history: build shows a correction once it is committed, and rebuilds what shows it") {
  const GitSandbox sandbox;
  write_site(sandbox, "site");
  REQUIRE(sandbox.tokensite("site", {"build"}).exit_status == 0);
  CHECK(has(read(sandbox, "site/" + item_page), "datetime=\"2026-06-20\""));
  CHECK(has(read(sandbox, "site/" + item_page), "Edited by Ada, Bob"));
  CHECK(has(sandbox.tokensite("site", {"build"}).out, "; 0 written"));
  // An edit shows its text at once, and as a correction when it is committed.
  sandbox.folder().write({{"site/" + alpha, small_site().at(alpha) + "\nOnce more.\n"}});
  REQUIRE(sandbox.tokensite("site", {"build"}).exit_status == 0);
  CHECK_FALSE(has(read(sandbox, "site/" + item_page), "2026-06-25"));
  commit(sandbox, "site", "Cleo", "06-25");
  const Run run = sandbox.tokensite("site", {"build"});
  CHECK(has(run.out, "; 9 written"));
  CHECK(has(read(sandbox, "site/" + item_page), "datetime=\"2026-06-25\""));
  // As a clean build has it, wherever and whenever that runs.
  sandbox.git("", "clone --quiet site clone");
  REQUIRE(run_program({"build"},
                      {.folder = sandbox.path("clone"), .environment = {"TZ=Pacific/Kiritimati"}})
              .exit_status == 0);
  CHECK(difference(tree_of(sandbox.path("site/public")), tree_of(sandbox.path("clone/public"))) ==
        "");
  // What a commit did is taken back by one that says so.
  const std::string id = sandbox.git("site", "rev-parse HEAD");
  sandbox.folder().write({{"site/.git-blame-ignore-revs", id}});
  sandbox.git("site", "add .git-blame-ignore-revs");
  sandbox.git("site", "commit --quiet --message=ignore");
  REQUIRE(sandbox.tokensite("site", {"build"}).exit_status == 0);
  CHECK(has(read(sandbox, "site/" + item_page), "datetime=\"2026-06-20\""));
}

TEST_CASE("history: a damaged repository is told of, and the site is built without it") {
  const GitSandbox sandbox;
  write_site(sandbox, "site");
  fs::rename(sandbox.path("site/.git/objects"), sandbox.path("objects"));
  fs::create_directories(sandbox.path("site/.git/objects"));
  const Run run = sandbox.tokensite("site", {"build"});
  CHECK(run.exit_status == 0);
  CHECK(run.err.starts_with("tokensite: going on without the site's history: cannot read"));
  CHECK_FALSE(has(read(sandbox, "site/" + item_page), "dt-updated"));
  CHECK_FALSE(fs::exists(sandbox.path("site/public/changes")));
  // Once it is mended, the next build knows, though nothing else has changed.
  fs::remove(sandbox.path("site/.git/objects"));
  fs::rename(sandbox.path("objects"), sandbox.path("site/.git/objects"));
  CHECK(sandbox.tokensite("site", {"build"}).err == "");
  CHECK(has(read(sandbox, "site/" + item_page), "dt-updated"));
}

TEST_CASE("history: a shallow clone of the last commit alone shows nothing of it") {
  const GitSandbox sandbox;
  write_site(sandbox, "site");
  sandbox.git("", "clone --quiet --depth=1 file://" + sandbox.path("site") + " clone");
  const Run run = sandbox.tokensite("clone", {"build"});
  CHECK(run.exit_status == 0);
  CHECK(run.err == "");
  CHECK_FALSE(has(read(sandbox, "clone/" + item_page), "dt-updated"));
  CHECK_FALSE(fs::exists(sandbox.path("clone/public/changes")));
  sandbox.git("clone", "fetch --quiet --unshallow");
  REQUIRE(sandbox.tokensite("clone", {"build"}).exit_status == 0);
  CHECK(has(read(sandbox, "clone/" + item_page), "datetime=\"2026-06-20\""));
}

}  // namespace
}  // namespace tokensite
