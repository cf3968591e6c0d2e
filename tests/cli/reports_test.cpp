// The reports of `check`, and what makes warnings errors.
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

const std::string beta = "content/editions/0001-first/papers/2-beta.md";
const std::string untagged = "---\ntitle: Beta\nno_url: lost\n---\n";

Files below(const std::string& folder, const Files& files) {
  Files moved;
  for (const auto& [path, text] : files) moved[folder + path] = text;
  return moved;
}

TEST_CASE("cli: check reports to GitHub on stdout, with paths from the workspace") {
  const TemporaryFolder folder;
  folder.write(below("news/", small_site({{beta, untagged}})));
  const std::string said =
      ",line=1,col=1,endLine=1,endColumn=1,title=untagged-item::this item has no tags, so no tag "
      "page will show it%0Ahelp: add a line such as `tags: [first-tag, second-tag]`\n"
      "1 edition, 3 items: 1 warning\n";
  const std::vector<std::string> arguments = {"check", "--format", "github", "--site", "news"};
  const auto in_workspace = [&](const std::string& workspace) {
    return run_program(arguments,
                       {.folder = folder.path(), .environment = {"GITHUB_WORKSPACE=" + workspace}});
  };
  const Run run = in_workspace(folder.path());
  CHECK(run.exit_status == 0);
  CHECK(run.err.empty());
  CHECK(run.out == "::warning file=news/" + beta + said);
  CHECK(in_workspace(folder.path("news")).out == "::warning file=" + beta + said);
  CHECK(in_workspace(folder.path("content")).out == "::warning file=" + beta + said);  // elsewhere
  folder.write({{".git/HEAD", "ref: refs/heads/main\n"}});
  CHECK(in_workspace("/nowhere").out == "::warning file=news/" + beta + said);
}

TEST_CASE("cli: check reports as SARIF on stdout, with paths from the repository") {
  const TemporaryFolder folder;
  folder.write(below("news/", small_site({{beta, untagged}})));
  folder.write({{".git", "gitdir: elsewhere\n"}});
  const Run run =
      run_program({"check", "--format", "sarif"},
                  {.folder = folder.path("news"), .environment = {"GITHUB_WORKSPACE="}});
  CHECK(run.exit_status == 0);
  CHECK(run.err.empty());
  CHECK(run.out.find("\"uri\": \"news/" + beta + "\"") != std::string::npos);
  CHECK(run.out.find("\"level\": \"warning\"") != std::string::npos);
}

TEST_CASE("cli: a format that doesn't exist is answered with the nearest, or all") {
  const TemporaryFolder folder;
  const Run near = run_program({"check", "--format", "jsom"}, {.folder = folder.path()});
  CHECK(near.exit_status == 2);
  CHECK(near.err.find("there is no format `jsom`; did you mean `json`?") != std::string::npos);
  const Run far = run_program({"check", "--format", "checkstyle"}, {.folder = folder.path()});
  CHECK(far.exit_status == 2);
  CHECK(far.err.find("there is no format `checkstyle`; write text, json, sarif or github") !=
        std::string::npos);
}

TEST_CASE("cli: --strict makes errors of warnings, in every report") {
  const TemporaryFolder folder;
  folder.write(small_site({{beta, untagged}}));
  const auto check = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "--strict"});
    const Run run = run_program(arguments, {.folder = folder.path()});
    CHECK(run.exit_status == 1);
    return run;
  };
  const Run text = check({});
  CHECK(text.err.starts_with(beta + ":1:1: error: this item has no tags"));
  CHECK(text.out == "1 edition, 3 items: 1 error\n");
  CHECK(check({"--format", "github"}).out.starts_with("::error file="));
  CHECK(
      check({"--format", "sarif"}).out.find("\"ruleIndex\": 0,\n          \"level\": \"error\"") !=
      std::string::npos);
  const std::string json = check({"--format", "json"}).out;
  CHECK(json.find("\"severity\": \"error\"") != std::string::npos);
  CHECK(json.find("\"errors\": 1,\n    \"warnings\": 0") != std::string::npos);
}

TEST_CASE("cli: build --strict writes nothing with a warning") {
  const TemporaryFolder folder;
  folder.write(small_site());
  REQUIRE(run_program({"build", "--strict"}, {.folder = folder.path()}).exit_status == 0);
  const auto good = folder.texts_below("public");
  folder.write({{beta, untagged}});
  const Run strict = run_program({"build", "--strict"}, {.folder = folder.path()});
  CHECK(strict.exit_status == 1);
  CHECK(strict.err.find("tokensite: 1 edition, 3 items: 1 error; nothing was written\n") !=
        std::string::npos);
  CHECK(folder.texts_below("public") == good);
  CHECK(run_program({"build"}, {.folder = folder.path()}).exit_status == 0);
}

}  // namespace
}  // namespace tokensite
