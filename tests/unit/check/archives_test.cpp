// Small archives in the shapes of other newsletters, tests/archives/<name>/: no rule may call an
// error what is only unlike our own newsletter. Their whole reports are
// tests/golden/archives/<name>.txt.
#include <algorithm>
#include <boost/filesystem.hpp>
#include <string>
#include <vector>

#include "diagnostics/report.hpp"
#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

Files files_below(const std::string& folder) {
  const fs::path root = fs::path(TOKENSITE_SOURCE_DIR) / folder;
  Files files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    if (!fs::is_regular_file(entry.status())) continue;
    const std::string path = entry.path().lexically_relative(root).string();
    files[path] = read_source_file(folder + "/" + path);
  }
  return files;
}

std::vector<std::string> archives() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(TOKENSITE_SOURCE_DIR) / "tests/archives")) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

TEST_CASE("archives: those of other shapes have no errors, and the warnings that were expected") {
  REQUIRE(archives().size() >= 4);
  for (const std::string& name : archives()) {
    INFO(name);
    const Plan plan = plan_of(files_below("tests/archives/" + name),
                              {.today = Date{.year = 2026, .month = 6, .day = 30}});
    CHECK(plan.summary.errors == 0);
    CHECK(plan.summary.items > 0);
    CHECK_FALSE(plan.outputs.empty());
    const std::string report = text_report(plan.diagnostics, *plan.sources, Colour::never);
    CHECK(report == golden("tests/golden/archives/" + name + ".txt", report));
  }
}

TEST_CASE("archives: an edition of 600 items is as good as any") {
  Files files;
  files["tokensite.yml"] =
      "title: Long\nbase_url: https://long.example/\nfeed_id: \"tag:long.example,2026:long\"\n"
      "sections: [{id: links, title: Links}]\n";
  files["content/editions/0001-long/edition.md"] =
      "---\nnumber: 1\ntitle: Long\ndate: 2026-01-05\n---\n";
  for (int i = 1; i <= 600; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-long/links/" + n + "-item-" + n + ".md"] =
        "---\ntitle: Item " + n + "\nurl: https://example.org/post?id=" + n +
        "\ntags: [all]\n---\n\nText of item " + n + ".\n";
  }
  const Plan plan = plan_of(files);
  CHECK(text_report(plan.diagnostics, *plan.sources, Colour::never).empty());
  CHECK(plan.summary.items == 600);
}

}  // namespace
}  // namespace tokensite
