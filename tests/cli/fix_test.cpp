// `check --fix` and `--fix --dry-run`, on the disk.
#include <sys/stat.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

const std::string alpha = "content/editions/0001-first/papers/1-alpha.md";
const std::string beta = "content/editions/0001-first/papers/2-beta.md";

const Files faulty = {
    {alpha, "---\ntitle: Alpha\nno_url: x\ntags: [lllm]\n---\n"},
    {beta, "---\ntitle: Beta: two\nno_url: lost\nautors: [A]\ntags: [llm]\n---\n"}};

TEST_CASE("cli: --fix mends what is sure, says so, and reports the rest") {
  const TemporaryFolder folder;
  folder.write(small_site(faulty));
  REQUIRE(::chmod(folder.path(beta).c_str(), 0640) == 0);
  const Run run = run_program({"check", "--fix"}, {.folder = folder.path()});
  CHECK(run.exit_status == 0);
  CHECK(run.out == "1 edition, 3 items: 1 warning; 2 faults fixed in 1 file\n");
  CHECK(run.err == beta + ":2:12: fixed: write `\"Beta: two\"` [yaml-syntax]\n" + beta +
                       ":4:1: fixed: write `authors` [unknown-key]\n" + alpha +
                       ":4:8: warning: unknown tag `lllm` [unknown-tag]\n"
                       " 4 | tags: [lllm]\n"
                       "   |        ^~~~\n"
                       " help: did you mean `llm`? (declared at tokensite.yml:8:3)\n");
  CHECK(*read_file(folder.path(beta)) ==
        "---\ntitle: \"Beta: two\"\nno_url: lost\nauthors: [A]\ntags: [llm]\n---\n");
  struct stat status {};
  REQUIRE(::stat(folder.path(beta).c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0640U);
  const Run again = run_program({"check", "--fix"}, {.folder = folder.path()});
  CHECK(again.out == "1 edition, 3 items: 1 warning; nothing fixed\n");
}

TEST_CASE("cli: --fix leaves stdout to the report, and the exit status to what remains") {
  const TemporaryFolder folder;
  folder.write(small_site(faulty));
  const Run run =
      run_program({"check", "--fix", "--strict", "--format", "json"}, {.folder = folder.path()});
  CHECK(run.exit_status == 1);
  CHECK(run.out.starts_with("{\n  \"diagnostics\": [\n    {\n      \"code\": \"unknown-tag\""));
  CHECK(run.out.find("\"errors\": 1") != std::string::npos);
  CHECK(run.err.starts_with(beta + ":2:12: fixed: "));
}

TEST_CASE("cli: --fix --dry-run prints a diff that git can apply, and writes nothing") {
  const GitSandbox sandbox;
  sandbox.folder().write(small_site(faulty));
  const auto before = sandbox.folder().texts_below("content");
  const Run run = sandbox.tokensite("", {"check", "--fix", "--dry-run"});
  CHECK(run.exit_status == 1);  // it all remains
  CHECK(run.out == "--- a/" + beta + "\n+++ b/" + beta +
                       "\n@@ -1,6 +1,6 @@\n ---\n"
                       "-title: Beta: two\n+title: \"Beta: two\"\n no_url: lost\n"
                       "-autors: [A]\n+authors: [A]\n tags: [llm]\n ---\n");
  CHECK(run.err.find("error: a value without quotes can't hold `: ` [yaml-syntax]") !=
        std::string::npos);
  CHECK(run.err.ends_with(
      "tokensite: 1 edition, 2 items: 1 error, 1 warning; 2 faults to be fixed in 1 file\n"));
  CHECK(sandbox.folder().texts_below("content") == before);
  sandbox.folder().write({{"fixes.patch", run.out}});
  sandbox.git("", "apply fixes.patch");
  const auto patched = sandbox.folder().texts_below("content");
  sandbox.git("", "apply --reverse fixes.patch");
  CHECK(sandbox.tokensite("", {"check", "--fix"}).exit_status == 0);
  CHECK(sandbox.folder().texts_below("content") == patched);
}

TEST_CASE("cli: --fix leaves symbolic links alone, and says so") {
  const TemporaryFolder folder;
  const std::string config = std::string(small_config) + "rules: {untaged-item: off}\n";
  folder.write(small_site({{"tokensite.yml", ""}, {"elsewhere.yml", config}}));
  boost::filesystem::create_symlink("elsewhere.yml", folder.path("tokensite.yml"));
  const Run run = run_program({"check", "--fix"}, {.folder = folder.path()});
  CHECK(run.exit_status == 1);
  CHECK(run.err.starts_with(
      "tokensite: tokensite.yml is a symbolic link; it is left as it is, fix the file itself\n"));
  CHECK(run.out == "1 edition, 3 items: 1 error; nothing fixed\n");
  CHECK(boost::filesystem::is_symlink(folder.path("tokensite.yml")));
  CHECK(*read_file(folder.path("elsewhere.yml")) == config);
}

TEST_CASE("cli: --dry-run goes with --fix, and with no other report") {
  const TemporaryFolder folder;
  folder.write(small_site());
  CHECK(run_program({"check", "--dry-run"}, {.folder = folder.path()}).exit_status == 2);
  const Run run =
      run_program({"check", "--fix", "--dry-run", "--format", "json"}, {.folder = folder.path()});
  CHECK(run.exit_status == 2);
  CHECK(run.err == "tokensite: --dry-run prints a diff; it takes no --format\n");
}

}  // namespace
}  // namespace tokensite
