// What is found, in which order, and how often every value of a facet occurs in it.
#include "search/searcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "plan/plan.hpp"
#include "render/site.hpp"
#include "support/fold.hpp"
#include "support/workers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

constexpr const char* config = R"(title: T
base_url: https://example.org/
feed_id: "tag:example.org,2026:t"
sections:
  - {id: papers, title: Papers}
  - {id: tools, title: Tools}
rules: {"*": off}
)";

struct Fixture {
  std::string title;
  std::string text{};
  std::string tags{};
  std::string url{};
};

/// Items of editions 1, 2, …, four each, by turns in papers and tools.
Plan archive_of(const std::vector<Fixture>& items, const std::string& language = "en") {
  Files files{{"tokensite.yml", config + ("language: " + language + "\n")}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string folder = fmt::format("content/editions/{:04}-e", i / 4 + 1);
    files[folder + "/edition.md"] =
        fmt::format("---\nnumber: {}\ntitle: E\ndate: {}-01-02\n---\n", i / 4 + 1, 2020 + i / 8);
    files[fmt::format("{}/{}/{}-i{}.md", folder, i % 2 == 0 ? "papers" : "tools", i % 4 / 2 + 1,
                      i)] =
        fmt::format(
            "---\ntitle: '{}'\nurl: {}\ntags: [{}]\n---\n{}\n", items[i].title,
            items[i].url.empty() ? fmt::format("https://h{}.example/{}", i % 3, i) : items[i].url,
            items[i].tags, items[i].text);
  }
  return plan_of(files);
}

/// The titles found, with a mark for how strictly the words were taken.
std::vector<std::string> found(const Plan& plan, const std::string& query) {
  REQUIRE(plan.site);
  Workers workers(2);
  const Searcher searcher(plan.site->config, plan.site->archive, workers);
  const SearchResults results = searcher.search({.query = parse_query(query), .chosen = {}});
  std::vector<std::string> titles;
  for (const FoundItem& item : results.items) {
    constexpr std::string_view marks[] = {"", "~", "?"};
    titles.push_back(fmt::format("{}{}", marks[static_cast<std::size_t>(results.strictness)],
                                 plan.site->archive.items[item.item].title.text));
  }
  return titles;
}

using Titles = std::vector<std::string>;

TEST_CASE("search: signs alone find nothing, and an empty query everything") {
  const Plan plan = archive_of({{"Alpha"}, {"Beta"}});
  CHECK(found(plan, "?!").empty());
  CHECK(found(plan, "-! '").empty());
  CHECK(found(plan, "?! alpha") == Titles{"Alpha"});
  CHECK(found(plan, " ").size() == 2);
}

TEST_CASE("search: the first letters of a word mean themselves, and more what they begin") {
  const Plan plan = archive_of({{"R for all"}, {"Rust in space"}, {"Being and time"}});
  CHECK(found(plan, "r") == Titles{"R for all"});
  CHECK(found(plan, "ru").empty());
  CHECK(found(plan, "rus") == Titles{"Rust in space"});
  CHECK(found(plan, "be").empty());
  CHECK(found(plan, "be ") == Titles{"Being and time"});
}

TEST_CASE("search: some of the words do if they say half of the query") {
  const Plan plan = archive_of({{"Cheap computing"}, {"More computing"}, {"Claude explains"}});
  CHECK(found(plan, "quantum computing").empty());
  CHECK(found(plan, "computing claude") == Titles{"?Claude explains"});
  CHECK(found(plan, "claude co") == Titles{"?Claude explains"});
}

TEST_CASE("search: names with signs and numbers in them are found, and nothing else is") {
  const Plan plan = archive_of({{"C++ at scale"},
                                {"C# for games"},
                                {"F# in school"},
                                {"C, again"},
                                {"GLM-5.2 arrives"},
                                {"GLM 5.2 again"},
                                {"ChatGLM"},
                                {"5.2 beats 3.5x"}});
  CHECK(found(plan, "C++") == Titles{"C++ at scale"});
  CHECK(found(plan, "c#") == Titles{"C# for games"});
  CHECK(found(plan, "F#") == Titles{"F# in school"});
  CHECK(found(plan, "GLM-5.2") == Titles{"GLM-5.2 arrives", "GLM 5.2 again"});
  CHECK(found(plan, "GLM 5.2") == Titles{"GLM-5.2 arrives", "GLM 5.2 again"});
  CHECK(found(plan, "glm5.2") == Titles{"GLM-5.2 arrives"});
  CHECK(found(plan, "5.2 ").size() == 3);
  CHECK(found(plan, "3.5x") == Titles{"5.2 beats 3.5x"});
}

TEST_CASE("search: a phrase is words next to each other, whatever joins them") {
  const Plan plan = archive_of({{"Long-context models"},
                                {"A long context"},
                                {"Context, long ago"},
                                {"Other", "It has a long, long context window."}});
  CHECK(found(plan, "\"long context\"").size() == 3);
  CHECK(found(plan, "long-context").size() == 3);
  CHECK(found(plan, "long context").size() == 4);
  CHECK(found(plan, "\"context long\"") == Titles{"Context, long ago"});
  CHECK(found(plan, "\"models a\"").empty());  // the end of one field, the beginning of another
}

TEST_CASE("search: what is excluded isn't found") {
  const Plan plan = archive_of(
      {{"A model"}, {"The GLM-5 model"}, {"Models of glm"}, {"Model", "On long context."}});
  CHECK(found(plan, "model -glm") == Titles{"A model", "Model"});
  CHECK(found(plan, "model -\"long context\" -\"glm 5\"") == Titles{"A model", "Models of glm"});
  CHECK(found(plan, "-model").empty());
  CHECK(found(plan, "model -section:papers") == Titles{"Model", "The GLM-5 model"});
}

TEST_CASE("search: forms, beginnings and slips of a word are found, the word itself first") {
  const Plan plan = archive_of({{"Quantized weights"},
                                {"Quantization, explained"},
                                {"Speculative decoding"},
                                {"Café culture"}});
  CHECK(found(plan, "quantization ") == Titles{"Quantization, explained", "Quantized weights"});
  CHECK(found(plan, "specul") == Titles{"Speculative decoding"});
  CHECK(found(plan, "specula ") == Titles{"~Speculative decoding"});
  CHECK(found(plan, "speculatvie decodng") == Titles{"~Speculative decoding"});
  CHECK(found(plan, "spceulative") == Titles{"~Speculative decoding"});
  CHECK(found(plan, "cafe") == Titles{"Café culture"});
  CHECK(found(plan, "CAFÉ") == Titles{"Café culture"});
  CHECK(found(plan, "decoding weights") == Titles{"?Quantized weights", "?Speculative decoding"});
  CHECK(found(plan, "xyzzy").empty());
}

TEST_CASE("search: a Chinese word is found inside of a run, on an English page too") {
  const Plan plan = archive_of({{"A look at 大语言模型推理"}, {"语言"}, {"模型"}});
  CHECK(found(plan, "语言模型") == Titles{"A look at 大语言模型推理"});
  CHECK(found(plan, "模型") == Titles{"模型", "A look at 大语言模型推理"});
  CHECK(found(plan, "理") == Titles{"A look at 大语言模型推理"});
  CHECK(found(plan, "模语").empty());
}

TEST_CASE("search: stop words narrow nothing, unless there is nothing else") {
  const Plan plan =
      archive_of({{"The state of the art"}, {"State machines"}, {"Art"}, {"To be or not to be"}});
  CHECK(found(plan, "the state ") == Titles{"State machines", "The state of the art"});
  CHECK(found(plan, "\"state of the art\"") == Titles{"The state of the art"});
  CHECK(found(plan, "to be ") == Titles{"To be or not to be"});
}

TEST_CASE("search: titles and tags count for more than texts, and words as they stand for more") {
  const Plan plan = archive_of({{"Alpha", "About agents that plan."},
                                {"Agents that plan"},
                                {"Gamma", "Nothing.", "agents"},
                                {"That agents make no plan"}});
  CHECK(found(plan, "agents ") ==
        Titles{"Agents that plan", "That agents make no plan", "Gamma", "Alpha"});
  CHECK(found(plan, "agents plan ")[0] == "Agents that plan");
}

TEST_CASE("search: equals come newest first, and so does everything without a query") {
  const Plan plan = archive_of({{"One fox"}, {"Two fox"}, {"Six fox"}, {"Ten fox"}, {"New fox"}});
  CHECK(found(plan, "fox ") == Titles{"New fox", "One fox", "Six fox", "Two fox", "Ten fox"});
  CHECK(found(plan, "") == found(plan, "fox "));
  CHECK(found(plan, "edition:1") == Titles{"One fox", "Six fox", "Two fox", "Ten fox"});
  CHECK(found(plan, "edition:2..9 fox ") == Titles{"New fox"});
  CHECK(found(plan, "year:2020 edition:2") == Titles{"New fox"});
  CHECK(found(plan, "year:2019").empty());
}

TEST_CASE("search: a host is found with all that is below it") {
  const Plan plan = archive_of({{"A", "", "", "https://example.com/1"},
                                {"B", "", "", "https://www.blog.example.com/2"},
                                {"C", "", "", "https://notexample.com/3"}});
  CHECK(found(plan, "host:example.com") == Titles{"A", "B"});
  CHECK(found(plan, "host:blog.example.com") == Titles{"B"});
  CHECK(found(plan, "host:com").size() == 3);
}

TEST_CASE("search: other languages have stems of their own, or none") {
  CHECK(found(archive_of({{"Die Häuser am See"}}, "de"), "haus ") == Titles{"Die Häuser am See"});
  CHECK(found(archive_of({{"Les évaluations"}}, "fr"), "évaluation ") == Titles{"Les évaluations"});
  CHECK(found(archive_of({{"Kissat istuvat"}}, "fi"), "kissa ") == Titles{"~Kissat istuvat"});
}

/// The rule itself: items that have the value, and all that is chosen in other facets.
std::uint32_t counted_by_hand(const Searcher& searcher, const SearchRequest& request,
                              const std::set<ItemIndex>& matching, Facet counted,
                              std::uint32_t value) {
  const auto has = [&](ItemIndex item, Facet facet, const std::vector<std::uint32_t>& wanted) {
    const auto values = searcher.catalog().values_of(item, facet);
    return std::ranges::any_of(
        values, [&](std::uint32_t one) { return std::ranges::find(wanted, one) != wanted.end(); });
  };
  std::uint32_t count = 0;
  for (const ItemIndex item : matching) {
    bool counts = has(item, counted, {value});
    for (std::size_t i = 0; i < facet_count; ++i) {
      const auto facet = static_cast<Facet>(i);
      if (facet == counted || request.chosen[i].empty()) continue;
      counts = counts && has(item, facet, request.chosen[i]);
    }
    if (counts) ++count;
  }
  return count;
}

TEST_CASE("search: a value's count is what choosing it would give, whatever is chosen") {
  std::vector<Fixture> items;
  for (int i = 0; i < 60; ++i) {
    items.push_back({.title = fmt::format("Item {} {}", i, i % 3 == 0 ? "fox" : "hen"),
                     .tags = fmt::format("t{}, t{}, u{}", i % 5, (i / 2) % 7, i % 2)});
  }
  const Plan plan = archive_of(items);
  REQUIRE(plan.site);
  Workers workers(2);
  const Searcher searcher(plan.site->config, plan.site->archive, workers);
  std::mt19937 dice(6);  // NOLINT: the same each time
  for (int round = 0; round < 60; ++round) {
    SearchRequest request{.query = parse_query(round % 3 == 0   ? "fox "
                                               : round % 3 == 1 ? ""
                                                                : "item"),
                          .chosen = {}};
    std::set<ItemIndex> matching;
    for (const FoundItem& item : searcher.search(request).items) matching.insert(item.item);
    for (std::size_t i = 0; i < facet_count; ++i) {
      const auto values = searcher.catalog().value_count(static_cast<Facet>(i));
      for (auto n = dice() % 3; n > 0; --n) {
        request.chosen[i].push_back(static_cast<std::uint32_t>(dice() % values));
      }
    }
    const SearchResults results = searcher.search(request);
    for (std::size_t i = 0; i < facet_count; ++i) {
      for (std::uint32_t value = 0; value < results.counts[i].size(); ++value) {
        CHECK(results.counts[i][value] ==
              counted_by_hand(searcher, request, matching, static_cast<Facet>(i), value));
      }
    }
  }
}

}  // namespace
}  // namespace tokensite
