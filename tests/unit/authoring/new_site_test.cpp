#include "authoring/new_site.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

Files files_of(const NewSite& site) {
  Files files;
  for (const NewFile& file : new_site_files(site)) files[file.path] = file.bytes;
  return files;
}

TEST_CASE("new site: it has no fault, not even a warning, whatever it is called") {
  for (const char* title : {"Slow Gardens", "\"Quoted\": a *title* [x](y) # <b> & \\", "@date@",
                            "Grüße – 你好", "null"}) {
    INFO(title);
    const Files files = files_of({.title = title,
                                  .base_url = "https://example.org/gardens/",
                                  .name = "gardens",
                                  .today = {2026, 6, 17}});
    CHECK(report_on(files) == "");
    const Plan plan = plan_of(files);
    CHECK(plan.summary.editions == 1);
    CHECK(plan.summary.items == 5);
    CHECK(plan.summary.warnings == 0);
  }
}

TEST_CASE("new site: the title is shown as it was given") {
  const Plan plan = plan_of(files_of({.title = "A *b* <i> [c](d) & e",
                                      .base_url = "https://example.org/",
                                      .name = "a",
                                      .today = {2026, 6, 17}}));
  CHECK(rendered(plan, "about/index.html").find("A *b* &lt;i&gt; [c](d) &amp; e is made by") !=
        std::string::npos);
}

TEST_CASE("new site: the feeds' id is its own, and its place holders are all filled in") {
  const Files files = files_of({.title = "Slow Gardens",
                                .base_url = "https://Example.org/gardens/",
                                .name = "gardens",
                                .today = {2026, 6, 17}});
  CHECK(files.at("tokensite.yml").find("feed_id: \"tag:example.org,2026-06-17:gardens\"") !=
        std::string::npos);
  for (const auto& [path, text] : files) {
    INFO(path);
    for (const char* mark : {"@title", "@base_url", "@feed_id", "@date", "@action"}) {
      CHECK(text.find(mark) == std::string::npos);
    }
  }
  CHECK(
      new_site_files({.title = "x", .base_url = "https://example.org/", .name = "x"}).back().path ==
      "tokensite.yml");
}

TEST_CASE("new site: its workflows can do no more than they need") {
  const Files files = files_of(
      {.title = "x", .base_url = "https://example.org/", .name = "x", .today = {2026, 6, 17}});
  const std::string& check = files.at(".github/workflows/check.yml");
  CHECK(check.find("\npermissions:\n  contents: read\n") != std::string::npos);
  CHECK(check.find("write") == check.find("write, whoever"));
  CHECK(check.find("secrets.") == std::string::npos);
  CHECK(check.find("pull_request_target") == std::string::npos);
  const std::string& publish = files.at(".github/workflows/publish.yml");
  CHECK(publish.find("include-hidden-files: true") != std::string::npos);
  CHECK(publish.find("contents: write") == std::string::npos);
  const std::string& suggest = files.at(".github/workflows/suggest.yml");
  CHECK(suggest.find("\npermissions: {}\n") != std::string::npos);
  CHECK(suggest.find("github.event.issue.body") == std::string::npos);
  CHECK(suggest.find("github.event.issue.title") == std::string::npos);
}

TEST_CASE("new site: a folder's name makes a title") {
  CHECK(title_of_folder("slow-gardens") == "Slow Gardens");
  CHECK(title_of_folder("a_b.c") == "A B C");
  CHECK(title_of_folder("!") == "A Newsletter");
}

}  // namespace
}  // namespace tokensite
