#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

const std::string beta = "content/editions/0001-first/papers/2-beta.md";

TEST_CASE("cli: build writes the site, says so on stdout, and is silent on stderr") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run run = run_program({"build"}, {.folder = folder.path()});
  CHECK(run.exit_status == 0);
  CHECK(run.out.starts_with("1 edition, 3 items: no faults; "));
  CHECK(run.err.empty());
  CHECK(fs::exists(folder.path("public/editions/1/alpha/index.html")));
}

TEST_CASE("cli: a site is found from a folder inside of it") {
  const TemporaryFolder folder;
  folder.write(small_site());
  CHECK(run_program({"build"}, {.folder = folder.path("content/pages")}).exit_status == 0);
  CHECK(fs::exists(folder.path("public/index.html")));
}

TEST_CASE("cli: an error is reported on stderr, exits 1, and leaves the last good site") {
  const TemporaryFolder folder;
  folder.write(small_site());
  REQUIRE(run_program({"build"}, {.folder = folder.path()}).exit_status == 0);
  const auto good = folder.texts_below("public");
  folder.write({{beta, "---\ntitle: Beta\n---\n"}});
  const Run run = run_program({"build"}, {.folder = folder.path()});
  CHECK(run.exit_status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        beta +
            ":1:1: warning: this item has no tags, so no tag page will show it [untagged-item]\n"
            " 1 | ---\n"
            "   | ^\n"
            " help: add a line such as `tags: [first-tag, second-tag]`\n"
            "\n" +
            beta +
            ":2:1: error: an item needs the key `url` [missing-key]\n"
            " 2 | title: Beta\n"
            "   | ^\n"
            " help: add `url: https://…`, or `no_url: \"…\"` with the reason why there is none\n"
            "tokensite: 1 edition, 3 items: 1 error, 1 warning; nothing was written\n");
  CHECK(folder.texts_below("public") == good);
}

TEST_CASE("cli: check reports as text on stderr, as JSON on stdout") {
  const TemporaryFolder folder;
  folder.write(small_site({{beta, "---\ntitle: Beta\nno_url: lost\ntags: [🛠 lllm]\n---\n"}}));
  const Run text = run_program({"check"}, {.folder = folder.path()});
  CHECK(text.exit_status == 0);
  CHECK(text.out == "1 edition, 3 items: 1 warning\n");
  CHECK(text.err.find(beta + ":4:8: warning: unknown tag") == 0);
  const Run json = run_program({"check", "--format", "json"}, {.folder = folder.path()});
  CHECK(json.exit_status == 0);
  CHECK(json.err.empty());
  CHECK(json.out == golden("tests/golden/check.json", json.out));
  CHECK_FALSE(fs::exists(folder.path("public")));
}

TEST_CASE("cli: explain prints a code's page, and all codes without one") {
  const TemporaryFolder folder;
  const Run one = run_program({"explain", "section-count"}, {.folder = folder.path()});
  CHECK(one.exit_status == 0);
  CHECK(one.out.starts_with("section-count (error): "));
  CHECK(one.out.find("[section-count]") != std::string::npos);
  const Run all = run_program({"explain"}, {.folder = folder.path()});
  CHECK(all.exit_status == 0);
  CHECK(all.out.find("\nunknown-tag ") != std::string::npos);
  const Run none = run_program({"explain", "unknwon-tag"}, {.folder = folder.path()});
  CHECK(none.exit_status == 2);
  CHECK(none.err ==
        "tokensite: no diagnostic is called `unknwon-tag`; did you mean `unknown-tag`?\n");
}

TEST_CASE("cli: wrong usage exits 2, help and version exit 0") {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"biuld"},
                                                    {"build", "--jobs", "0"},
                                                    {"build", "--jobs", "x"},
                                                    {"build", "--nope"},
                                                    {"build"},
                                                    {"check", "--format", "xml"},
                                                    {"build", "--site", "nowhere"},
                                                    {"check", "--site"}}) {
    const Run run = run_program(arguments, {.folder = folder.path()});
    CHECK(run.exit_status == 2);
    CHECK_FALSE(run.err.empty());
    CHECK(run.out.empty());
  }
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"build", "--help"}, {"--version"}}) {
    const Run run = run_program(arguments, {.folder = folder.path()});
    CHECK(run.exit_status == 0);
    CHECK_FALSE(run.out.empty());
  }
}

TEST_CASE("cli: --base-url must be an address that a site can have") {
  const TemporaryFolder folder;
  folder.write(small_site());
  CHECK(
      run_program({"build", "--base-url", "example.org"}, {.folder = folder.path()}).exit_status ==
      2);
  CHECK(run_program({"build", "--base-url", "mailto:a@b.org"}, {.folder = folder.path()})
            .exit_status == 2);
  CHECK(run_program({"build", "--base-url", "https://x.example/y"}, {.folder = folder.path()})
            .exit_status == 0);
  CHECK(folder.texts_below("public")["robots.txt"].find("https://x.example/y/sitemap.xml") !=
        std::string::npos);
}

TEST_CASE("cli: an output that can't be written exits 3 and says why") {
  const TemporaryFolder folder;
  folder.write(small_site({{"in-the-way", "a file"}}));
  const Run run =
      run_program({"build", "--output", "in-the-way/public"}, {.folder = folder.path()});
  CHECK(run.exit_status == 3);
  CHECK(run.err.find("in-the-way") != std::string::npos);
}

TEST_CASE("cli: the same bytes for any number of jobs, in any time zone and locale") {
  const TemporaryFolder folder;
  folder.write(small_site());
  REQUIRE(run_program({"build", "--output", "one", "--jobs", "1"}, {.folder = folder.path()})
              .exit_status == 0);
  REQUIRE(run_program({"build", "--output", "two", "--jobs", "8"},
                      {.folder = folder.path(),
                       .environment = {"TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8"}})
              .exit_status == 0);
  CHECK(folder.texts_below("one") == folder.texts_below("two"));
}

TEST_CASE("cli: colour only where it is wanted") {
  const TemporaryFolder folder;
  folder.write(small_site({{beta, ""}}));
  CHECK(run_program({"check"}, {.folder = folder.path()}).err.find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace tokensite
