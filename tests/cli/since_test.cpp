// `check --since`: of all faults, those that concern what has changed.
#include <fmt/format.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

const std::string first = "content/editions/0001-first/";
const std::string alpha = first + "papers/1-alpha.md";
const std::string beta = first + "papers/2-beta.md";
const std::string gamma_item = first + "tools/1-gamma.md";

std::string item(const std::string& title, const std::string& tags, const std::string& body = "") {
  return fmt::format("---\ntitle: {}\nno_url: x\ntags: [{}]\n---\n{}", title, tags, body);
}

/// Small as the sites are, hardly an item can change its tags without one falling out of use.
const std::string quiet_rules = "rules: {unused-tag: off}\n";

/// A repository whose first commit has an old fault: an unknown tag in alpha.
class Repository {
 public:
  explicit Repository(const Files& changes = {}) {
    Files files = {{"tokensite.yml", small_config + quiet_rules},
                   {alpha, item("Alpha", "old-fault")}};
    for (const auto& [path, text] : changes) files[path] = text;
    sandbox_.folder().write(small_site(files));
    sandbox_.git("", "init --quiet");
    sandbox_.commit_all("");
    sandbox_.git("", "branch base");
  }

  const GitSandbox& sandbox() const { return sandbox_; }
  void write(const Files& files) const { sandbox_.folder().write(files); }
  void remove(const std::string& path) const { fs::remove(sandbox_.path(path)); }
  void commit() const { sandbox_.commit_all(""); }

  Run check(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"check", "--since", "base"});
    return sandbox_.tokensite("", more);
  }
  /// "path:line:column: severity: message [code]" of all that is reported.
  std::vector<std::string> faults() const {
    std::vector<std::string> lines;
    std::istringstream report(check().err);
    for (std::string line; std::getline(report, line);) {
      if (line.ends_with(']') && !line.starts_with(' ')) lines.push_back(line);
    }
    return lines;
  }

 private:
  GitSandbox sandbox_;
};

using Lines = std::vector<std::string>;

TEST_CASE("cli: --since leaves out what was there before, and says how much") {
  const Repository site;
  const Run quiet = site.check();
  CHECK(quiet.exit_status == 0);
  CHECK(quiet.err.empty());
  CHECK(quiet.out == "1 edition, 3 items: no faults; 1 left out, not of the changes since base\n");
  site.write({{beta, item("Beta", "new-fault")}});
  CHECK(site.faults() == Lines{beta + ":4:8: warning: unknown tag `new-fault` [unknown-tag]"});
  site.commit();
  CHECK(site.check({"--strict"}).exit_status == 1);
  CHECK(site.check({"--strict"}).out ==
        "1 edition, 3 items: 1 error; 1 left out, not of the changes since base\n");
  const std::string json = site.check({"--format", "json"}).out;
  CHECK(json.find("old-fault") == std::string::npos);
  CHECK(json.find("\"warnings\": 1") != std::string::npos);
}

TEST_CASE("cli: --since reports all of a file that has changed, and of one that was renamed") {
  const Repository site;
  site.write({{alpha, item("Alpha, the first", "old-fault")}});
  CHECK(site.faults() == Lines{alpha + ":4:8: warning: unknown tag `old-fault` [unknown-tag]"});
  const Repository renamed;
  renamed.sandbox().git("", "mv " + alpha + " " + first + "papers/1-omega.md");
  CHECK(renamed.faults() ==
        Lines{first + "papers/1-omega.md:4:8: warning: unknown tag `old-fault` [unknown-tag]"});
}

TEST_CASE("cli: --since reports a count that a deleted item spoils") {
  const Repository site;
  site.remove(beta);
  CHECK(site.faults() ==
        Lines{first + "edition.md:2:9: error: papers has 1 item, needs 2 [section-count]"});
  CHECK(site.check().exit_status == 1);
}

TEST_CASE("cli: --since reports a count of an edition that items came to, though it was wrong") {
  const Repository site(Files{{beta, "---\ntitle: Beta\ndraft: true\nno_url: x\n---\n"}});
  CHECK(site.faults().empty());
  site.write({{first + "tools/2-delta.md", item("Delta", "llm")}});
  CHECK(site.faults() ==
        Lines{first + "edition.md:2:9: error: papers has 1 item, needs 2 [section-count]"});
}

TEST_CASE("cli: --since reports a duplicate wherever it is told") {
  const Repository site;
  site.write({{first + "papers/3-gamma.md", item("Gamma again", "llm")}});
  const Lines faults = site.faults();
  REQUIRE(faults.size() == 2);  // the count, too
  CHECK(faults[1].starts_with(gamma_item + ":1:1: error: two items of this edition have the slug"));
}

TEST_CASE("cli: --since reports links that a deleted page breaks in files that nobody touched") {
  const Repository site(Files{{gamma_item, item("Gamma", "llm", "\n[About](/about/)\n")}});
  CHECK(site.faults().empty());
  site.remove("content/pages/about.md");
  const Lines faults = site.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].starts_with(gamma_item + ":7:"));
  CHECK(faults[0].ends_with("[broken-link]"));
}

TEST_CASE("cli: --since reports what a change of tokensite.yml does to old files, and no more") {
  const Repository site;
  const std::string config = small_config;
  site.write({{"tokensite.yml", config + "  agents: {title: Agents}\n" + quiet_rules}});
  CHECK(site.faults().empty());
  site.write({{"tokensite.yml", config.substr(0, config.find("  rag:")) + quiet_rules}});
  CHECK(site.faults() == Lines{beta + ":4:13: warning: unknown tag `rag` [unknown-tag]",
                               gamma_item + ":4:8: warning: unknown tag `rag` [unknown-tag]"});
  site.write({{"tokensite.yml", config + "rules: {unused-tag: off, unknown-tag: error}\n"}});
  CHECK(site.faults() == Lines{alpha + ":4:8: error: unknown tag `old-fault` [unknown-tag]"});
}

TEST_CASE("cli: --since reports everything of a site that wasn't there") {
  const GitSandbox sandbox;
  sandbox.folder().write({{"README", "to come\n"}});
  sandbox.git("", "init --quiet");
  sandbox.commit_all("");
  sandbox.folder().write(small_site({{alpha, item("Alpha", "a-fault")}}));
  const Run run = sandbox.tokensite("", {"check", "--since", "HEAD"});
  CHECK(run.exit_status == 0);
  CHECK(run.err.starts_with(alpha + ":4:8: warning: unknown tag `a-fault`"));
}

TEST_CASE("cli: --fix --since mends only what is reported") {
  const std::string faulty = "---\ntitel: Beta\nno_url: x\ntags: [llm]\n---\n";
  const Repository site(Files{{gamma_item, faulty}});
  site.write({{beta, faulty}});
  const Run run = site.check({"--fix"});
  CHECK(run.exit_status == 0);
  CHECK(run.err == beta + ":2:1: fixed: write `title` [unknown-key]\n");
  CHECK(run.out ==
        "1 edition, 3 items: no faults; 1 fault fixed in 1 file; 2 left out, not of the changes "
        "since base\n");
  CHECK(site.sandbox().folder().texts_below("")[gamma_item] == faulty);
}

TEST_CASE("cli: --since in a shallow clone says how to fetch the revision, and then goes by it") {
  const Repository site;
  site.sandbox().git("", "checkout --quiet -b change");
  site.write({{beta, item("Beta", "new-fault")}});
  site.commit();
  const GitSandbox clones;
  clones.git("",
             "clone --quiet --depth=1 --branch=change file://" + site.sandbox().path() + " clone");
  const auto check = [&] { return clones.tokensite("clone", {"check", "--since", "origin/base"}); };
  const Run back = clones.tokensite("clone", {"check", "--since", "HEAD~1"});
  CHECK(back.exit_status == 3);
  CHECK(back.err ==
        "tokensite: --since: git knows no revision `HEAD~1`; this clone is shallow, fetch more of "
        "it: git fetch --deepen=50\n");
  const Run unknown = check();
  CHECK(unknown.exit_status == 3);
  const std::string advice = "git fetch --depth=1 origin base:refs/remotes/origin/base";
  CHECK(unknown.err ==
        "tokensite: --since: git knows no revision `origin/base`; fetch it: " + advice + "\n");
  clones.git("clone", advice.substr(4));
  const Run known = check();
  CHECK(known.exit_status == 0);
  CHECK(known.out ==
        "1 edition, 3 items: 1 warning; 1 left out, not of the changes since origin/base\n");
  CHECK(known.err.starts_with(beta + ":4:8: warning: unknown tag `new-fault`"));
  clones.git("clone", "fetch --quiet --depth=1 origin base");
  CHECK(clones.tokensite("clone", {"check", "--since", "FETCH_HEAD"}).out ==
        "1 edition, 3 items: 1 warning; 1 left out, not of the changes since FETCH_HEAD\n");
}

TEST_CASE("cli: --since in a partial clone") {
  const Repository site;
  site.write({{beta, item("Beta", "new-fault")}});
  site.commit();
  site.sandbox().git("", "config uploadpack.allowFilter true");
  const GitSandbox clones;
  clones.git("", "clone --quiet --filter=blob:none file://" + site.sandbox().path() + " clone");
  const Run lacking = clones.tokensite("clone", {"check", "--since", "origin/base"});
  CHECK(lacking.exit_status == 3);
  CHECK(lacking.err.starts_with("tokensite: --since: git doesn't have " + beta +
                                " as it was (a partial clone?)"));
}

TEST_CASE(
    "cli: --since outside of a repository, or in one of somebody else, fails with the reason") {
  const GitSandbox sandbox;
  sandbox.folder().write(small_site());
  const Run none = sandbox.tokensite("", {"check", "--since", "main"});
  CHECK(none.exit_status == 3);
  CHECK(none.err == "tokensite: --since: " + sandbox.path() + " lies in no git repository\n");
  CHECK(sandbox.tokensite("", {"check", "--since", ""}).exit_status == 2);
  if (::geteuid() != 0) return;  // only root can give the repository to somebody else
  sandbox.git("", "init --quiet");
  sandbox.commit_all("");
  for (const char* path : {"", ".git"})
    REQUIRE(::chown(sandbox.path(path).c_str(), 12345, 12345) == 0);
  const Run foreign = sandbox.tokensite("", {"check", "--since", "HEAD"});
  CHECK(foreign.exit_status == 3);
  CHECK(
      foreign.err ==
      fmt::format("tokensite: --since: the repository {0} belongs to another user, so git doesn't "
                  "trust it; if you do, run: git config --global --add safe.directory {0}\n",
                  sandbox.path()));
}

}  // namespace
}  // namespace tokensite
