// The fuzz targets' corpus, replayed: no fault that was found once comes back.
#include <algorithm>
#include <boost/filesystem.hpp>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "tests/fuzz/targets/checks.hpp"
#include "tests/fuzz/targets/targets.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

struct Target {
  std::string name;
  std::string (*try_bytes)(std::string_view);
};

std::vector<std::string> files_of(const std::string& target) {
  std::vector<std::string> files;
  for (const auto& entry :
       fs::directory_iterator(TOKENSITE_SOURCE_DIR "/tests/fuzz/corpus/" + target)) {
    files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

TEST_CASE("fuzz: what was tried once still holds") {
  const Target targets[] = {{"front-matter", try_front_matter},
                            {"config", try_config},
                            {"markdown", try_markdown},
                            {"url-identity", try_url_identity},
                            {"page-title", try_page_title},
                            {"html-outline", try_html_outline},
                            {"import", try_import}};
  for (const Target& target : targets) {
    const std::vector<std::string> files = files_of(target.name);
    CHECK(files.size() >= 10);
    for (const std::string& file : files) {
      INFO(file);
      const Result<std::string> bytes = read_file(file);
      REQUIRE(bytes);
      CHECK(target.try_bytes(*bytes).empty());
      // A file that ends too early is what an editor sees most of the time.
      const std::string_view half = std::string_view(*bytes).substr(0, bytes->size() / 2);
      CHECK(target.try_bytes(half).empty());
    }
  }
}

TEST_CASE("fuzz: faults of HTML are seen") {
  CHECK(fault_in_html("<p>a <em>b</em><br>\n<img src=\"/a>b\" alt=\"\"></p>\n").empty());
  for (const char* html :
       {"<p>a", "<p>a</em></p>", "<p><em>a</p></em>", "a</p>", "<p", "<script>x</script",
        "< p>a</ p>", "<a href=\"javascript:x\">a</a>", "<a href=\"&#106;avascript:x\">a</a>",
        "<img src=\"data:text/html,x\">", "<p>\xFF</p>", "<p>\x01</p>"}) {
    INFO(html);
    CHECK_FALSE(fault_in_html(html).empty());
  }
}

}  // namespace
}  // namespace tokensite
