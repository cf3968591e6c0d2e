// The log as a whole is a golden file, which was put to Microsoft's validator (SARIF multitool);
// the cases below hold what the standard and code scanning ask for.
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include <set>

#include "diagnostics/explanation.hpp"
#include "diagnostics/report.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string papers = "content/editions/0001-first/papers/";

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.c_str(), json.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

/// The value at a JSON pointer.
const rapidjson::Value& at(const rapidjson::Document& document, const std::string& pointer) {
  INFO(pointer);
  const rapidjson::Value* found = rapidjson::Pointer(pointer.c_str()).Get(document);
  REQUIRE(found != nullptr);
  return *found;
}

std::string text_at(const rapidjson::Document& document, const std::string& pointer) {
  const rapidjson::Value& value = at(document, pointer);
  REQUIRE(value.IsString());
  return value.GetString();
}

std::string sarif_of(const Files& changes, std::string_view folder = "") {
  const Plan plan = plan_of(small_site(changes));
  return sarif_report(plan.diagnostics, *plan.sources, folder);
}

/// The fingerprints of all results, in order.
std::vector<std::string> fingerprints(const std::string& sarif) {
  std::vector<std::string> all;
  const rapidjson::Document log = parsed(sarif);
  for (const rapidjson::Value& result : at(log, "/runs/0/results").GetArray()) {
    all.emplace_back(result["partialFingerprints"]["faultHash/v1"].GetString());
  }
  return all;
}

const Files faulty = {
    {papers + "1-alpha.md",
     "---\ntitle: Alpha\nurl: https://arxiv.org/abs/2601.00001\ntags: [👍🏽 x, lllm]\n---\n"},
    {papers + "2-beta.md", "---\ntitle: Beta\nno_url: lost\nautors: [A]\ntags: [llm]\n---\n"},
    {"content/editions/0001-first/tools/2-delta.md", "---\ntitle: x: y\n---\n"}};

TEST_CASE("sarif report: the log is as expected") {
  const std::string sarif = sarif_of(faulty, "news letter/");
  CHECK(sarif == golden("tests/golden/check.sarif", sarif));
}

TEST_CASE("sarif report: rules and results agree") {
  const rapidjson::Document log = parsed(sarif_of(faulty));
  CHECK(text_at(log, "/version") == "2.1.0");
  CHECK(text_at(log, "/runs/0/columnKind") == "unicodeCodePoints");
  CHECK(at(log, "/runs/0/originalUriBaseIds").HasMember("%SRCROOT%"));
  const auto rules = at(log, "/runs/0/tool/driver/rules").GetArray();
  const auto results = at(log, "/runs/0/results").GetArray();
  REQUIRE(results.Size() == 4);
  std::set<std::string> used;
  for (const rapidjson::Value& result : results) {
    const std::string id = result["ruleId"].GetString();
    used.insert(id);
    const auto index = static_cast<rapidjson::SizeType>(result["ruleIndex"].GetInt());
    REQUIRE(index < rules.Size());
    CHECK(rules[index]["id"].GetString() == id);
    const Code code = *find_code(id);
    CHECK(result["level"].GetString() == std::string(name_of(default_severity(code))));
    CHECK(result["partialFingerprints"].HasMember("faultHash/v1"));
    REQUIRE(result["locations"].Size() == 1);
  }
  CHECK(used.size() == rules.Size());
  for (const rapidjson::Value& rule : rules) {
    const Code code = *find_code(rule["id"].GetString());
    CHECK(rule["shortDescription"]["text"].GetString() == std::string(summary_of(code)));
    CHECK(rule["help"]["text"].GetString() == explain(code));
    CHECK(rule["fullDescription"]["text"].GetStringLength() > 80);
    CHECK(std::string(rule["fullDescription"]["text"].GetString()).find('\n') == std::string::npos);
    CHECK(rule["defaultConfiguration"]["level"].GetString() ==
          std::string(name_of(default_severity(code))));
  }
}

TEST_CASE("sarif report: places count code points, labels and fixes have theirs") {
  const rapidjson::Document log = parsed(sarif_of(faulty));
  const std::string result = "/runs/0/results/1";  // `lllm`; before it `👍🏽 x`
  CHECK(text_at(log, result + "/message/text") == "unknown tag `lllm`; did you mean `llm`?");
  const std::string region = result + "/locations/0/physicalLocation/region";
  CHECK(at(log, region + "/startLine").GetInt() == 4);
  CHECK(at(log, region + "/startColumn").GetInt() == 14);
  CHECK(at(log, region + "/endLine").GetInt() == 4);
  CHECK(at(log, region + "/endColumn").GetInt() == 18);
  const std::string related = result + "/relatedLocations/0";
  CHECK(text_at(log, related + "/physicalLocation/artifactLocation/uri") == "tokensite.yml");
  CHECK(at(log, related + "/physicalLocation/region/startLine").GetInt() == 8);
  CHECK(text_at(log, related + "/message/text") == "declared here");
  const std::string change = result + "/fixes/0/artifactChanges/0";
  CHECK(text_at(log, result + "/fixes/0/description/text") == "write `llm`");
  CHECK(text_at(log, change + "/artifactLocation/uri") == papers + "1-alpha.md");
  CHECK(at(log, change + "/replacements/0/deletedRegion/startColumn").GetInt() == 14);
  CHECK(text_at(log, change + "/replacements/0/insertedContent/text") == "llm");
}

TEST_CASE("sarif report: paths are URIs, relative to the repository") {
  Sources sources;
  const FileId file = sources.add("content/100% ü#1?.md", "");
  const Diagnostics diagnostics = {
      {.code = Code::bad_value, .span = {.file = file}, .message = "`{0}` is bad"}};
  const rapidjson::Document log = parsed(sarif_report(diagnostics, sources, "a: b/"));
  const std::string place = "/runs/0/results/0/locations/0/physicalLocation";
  CHECK(text_at(log, place + "/artifactLocation/uri") ==
        "a%3A%20b/content/100%25%20%C3%BC%231%3F.md");
  CHECK(text_at(log, place + "/artifactLocation/uriBaseId") == "%SRCROOT%");
  CHECK(at(log, place + "/region/startLine").GetInt() == 1);
  CHECK(text_at(log, "/runs/0/results/0/message/text") == "`{{0}}` is bad");
}

TEST_CASE("sarif report: fingerprints survive lines that move and counts that change") {
  const auto papers_of = [](const std::string& before, const std::string& numbers) {
    return Files{
        {papers + "2-beta.md", "---\n" + before + "title: Beta\nno_url: lost\ntags: [lllm]\n---\n"},
        {"content/editions/0001-first/tools/1-gamma.md",
         "---\ntitle: G\nno_url: x\n" + before + "tags: [a, b, a]\n---\n"},
        {"tokensite.yml", std::string(small_config) + "rules: {unused-tag: off}\n"},
        {papers + "3-c.md", numbers}};
  };
  const std::string item = "---\ntitle: C\nno_url: x\ntags: [llm]\n---\n";
  const auto first = fingerprints(sarif_of(papers_of("", item)));
  const auto moved = fingerprints(sarif_of(papers_of("# a comment\n\n", item)));
  CHECK(first.size() == 5);  // one count, four tags
  CHECK(first == moved);
  CHECK(std::set(first.begin(), first.end()).size() == first.size());
  const auto none = fingerprints(sarif_of(
      {{"tokensite.yml", std::string(small_config) + "rules: {unused-tag: off, stray-tldr: off}\n"},
       {papers + "1-alpha.md", ""},
       {papers + "2-beta.md", ""}}));
  REQUIRE(none.size() == 1);
  CHECK(none[0] == first[0]);  // "papers has 0 items" and "papers has 3 items"
}

TEST_CASE("sarif report: without a fault there is a run without results") {
  const rapidjson::Document log = parsed(sarif_of({}));
  CHECK(at(log, "/runs/0/results").Empty());
  CHECK(at(log, "/runs/0/tool/driver/rules").Empty());
}

}  // namespace
}  // namespace tokensite
