#include "search/search_files.hpp"

#include "plan/plan.hpp"
#include "search/packed_numbers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string packed(std::initializer_list<std::uint32_t> numbers) {
  std::string text;
  for (const std::uint32_t number : numbers) append_packed(text, number);
  return text;
}

TEST_CASE("search files: numbers take a digit for every five bits") {
  CHECK(packed({0, 1, 31}) == "ABf");
  CHECK(packed({32, 33, 1024}) == "gBhBggB");
  CHECK(packed({0xFFFFFFFF}) == "//////D");
}

TEST_CASE("search files: an index, words, places, endings, hosts and tags") {
  const Plan plan = plan_of(small_site());
  std::vector<std::string> paths;
  for (const Output& output : plan.outputs) {
    if (output.path.starts_with("search/")) paths.push_back(output.path);
  }
  CHECK(paths == std::vector<std::string>{"search/endings/0.json", "search/facets.json",
                                          "search/hosts.json", "search/index.html",
                                          "search/index.json", "search/places/0.json",
                                          "search/words/0.json"});
  std::string text;
  for (const std::string& path : paths) {
    if (path.ends_with(".json")) text += path + "\n" + rendered(plan, path) + "\n";
  }
  CHECK(text == golden("tests/golden/search/small-site.txt", text));
}

TEST_CASE("search files: a site without items has them all the same") {
  const Plan plan =
      plan_of(small_site({{"content/editions/0001-first/papers/1-alpha.md", ""},
                          {"content/editions/0001-first/papers/2-beta.md", ""},
                          {"content/editions/0001-first/tools/1-gamma.md", ""},
                          {"tokensite.yml", std::string(small_config) + "rules: {\"*\": off}\n"}}));
  CHECK(rendered(plan, "search/words/0.json").find("\"words\":[]") != std::string::npos);
  CHECK(rendered(plan, "search/index.json").find("\"items\":0") != std::string::npos);
}

}  // namespace
}  // namespace tokensite
