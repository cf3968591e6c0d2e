// A build may be killed at any moment.
#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// A site large enough for a build to be caught at work; `version` changes every page.
Files large_site(const std::string& version) {
  Files files =
      small_site({{"content/pages/about.md", "---\ntitle: About " + version + "\n---\n"}});
  for (int i = 2; i <= 150; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-first/tools/" + n + "-tool-" + version + "-" + n + ".md"] =
        "---\ntitle: Tool " + n + "\nno_url: lost\ntags: [rag]\n---\n\nVersion " + version + ".\n";
  }
  return files;
}

TEST_CASE("kill: a first build appears all at once or not at all") {
  const TemporaryFolder folder;
  folder.write(large_site("one"));
  REQUIRE(run_program({"build", "--output", "clean"}, {.folder = folder.path()}).exit_status == 0);
  const auto clean = folder.texts_below("clean");
  int killed = 0;
  for (double wait = 0; wait < 400; wait = wait * 1.25 + 2) {
    fs::remove_all(folder.path("public"));
    if (run_and_kill({"build"}, {.folder = folder.path()}, wait).exit_status == -1) ++killed;
    if (fs::exists(folder.path("public"))) CHECK(folder.texts_below("public") == clean);
  }
  CHECK(killed > 0);
  REQUIRE(run_program({"build"}, {.folder = folder.path()}).exit_status == 0);
  CHECK(folder.texts_below("public") == clean);
  CHECK_FALSE(fs::exists(folder.path("public.tokensite-new")));
}

TEST_CASE("kill: a later build leaves whole files, and the next ends with a clean build's bytes") {
  const TemporaryFolder sites;
  sites.write(large_site("one"));
  REQUIRE(run_program({"build"}, {.folder = sites.path()}).exit_status == 0);
  const auto before = sites.texts_below("public");
  fs::remove_all(sites.path("content"));
  sites.write(large_site("two"));
  REQUIRE(run_program({"build", "--output", "clean"}, {.folder = sites.path()}).exit_status == 0);
  const auto after = sites.texts_below("clean");

  int killed = 0;
  for (double wait = 5; wait < 400; wait *= 1.4) {
    if (run_and_kill({"build"}, {.folder = sites.path()}, wait).exit_status == -1) ++killed;
    for (const auto& [path, text] : sites.texts_below("public", ".tokensite-manifest")) {
      if (path.ends_with(".tokensite-tmp")) continue;
      INFO(path);
      const bool is_old = before.contains(path) && before.at(path) == text;
      const bool is_new = after.contains(path) && after.at(path) == text;
      CHECK((is_old || is_new));
    }
  }
  CHECK(killed > 0);
  REQUIRE(run_program({"build"}, {.folder = sites.path()}).exit_status == 0);
  CHECK(sites.texts_below("public") == after);
}

}  // namespace
}  // namespace tokensite
