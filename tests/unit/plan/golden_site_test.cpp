// The small site as a whole, to the byte, in the theme `plain` (the other theme's look changes more
// often than what pages say). TOKENSITE_UPDATE_GOLDEN=1 writes tests/golden/small-site/ anew; read
// the diff.
#include <boost/filesystem.hpp>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string golden_folder = "tests/golden/small-site/";

bool is_asset(const std::string& path) { return path.starts_with("assets/"); }

TEST_CASE("golden: the small site, to the byte") {
  const std::string config = small_config;
  const Plan plan = plan_of(small_site({{"tokensite.yml", config + "theme: plain\n"}}));
  REQUIRE(plan.diagnostics.empty());
  std::set<std::string> expected;
  for (const Output& output : plan.outputs) {
    if (is_asset(output.path)) continue;
    const std::string bytes = *output.render();
    INFO(output.path);
    CHECK(golden(golden_folder + output.path, bytes) == bytes);
    expected.insert(output.path);
  }
  const boost::filesystem::path root(TOKENSITE_SOURCE_DIR "/" + golden_folder);
  for (const auto& entry : boost::filesystem::recursive_directory_iterator(root)) {
    if (boost::filesystem::is_directory(entry.path())) continue;
    INFO(entry.path().string());
    CHECK(expected.contains(entry.path().lexically_relative(root).string()));
  }
}

}  // namespace
}  // namespace tokensite
