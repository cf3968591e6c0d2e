#include "output/directory_writer.hpp"

#include <boost/filesystem.hpp>
#include <fstream>
#include <map>

#include "output/build_record.hpp"
#include "output/output_folders.hpp"
#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

using Texts = std::map<std::string, std::string>;

/// A plan of outputs with these bytes; the fingerprint is the bytes'. Counts renderings in
/// `rendered`.
Plan plan_for(const Texts& texts, int* rendered = nullptr) {
  Plan plan;
  for (const auto& [path, text] : texts) {
    plan.outputs.push_back({.path = path,
                            .fingerprint = [text = text] { return fingerprint_of(text); },
                            .render = [text = text, rendered]() -> Result<std::string> {
                              if (rendered != nullptr) ++*rendered;
                              return text;
                            }});
  }
  return plan;
}

struct Fixture {
  TemporaryFolder folder;
  std::string output = folder.path("public");
  std::string record = folder.path(".tokensite/outputs-x");

  Result<WriteReport> write(const Texts& texts, int* rendered = nullptr,
                            bool render_all = false) const {
    Workers workers(1);
    return write_directory(plan_for(texts, rendered),
                           {.output = output, .record = record, .render_all = render_all}, workers);
  }

  /// What is in the output folder, our own list apart.
  Texts found() const { return folder.texts_below("public", ".tokensite-manifest"); }
};

TEST_CASE("writer: a first build is what the plan says, and nothing is left beside it") {
  const Fixture site;
  const auto report = site.write({{"a/index.html", "A"}, {"b.txt", "B"}});
  REQUIRE(report);
  CHECK(report->written == 2);
  CHECK(site.found() == Texts{{"a/index.html", "A"}, {"b.txt", "B"}});
  CHECK_FALSE(fs::exists(site.output + ".tokensite-new"));
}

TEST_CASE("writer: a first build begins with what is slow, and puts each text into its own file") {
  const Fixture site;
  std::string order;
  Plan plan;
  for (const char* path : {"a", "b", "c", "d"}) {
    plan.outputs.push_back({.path = path,
                            .fingerprint = [path] { return fingerprint_of(path); },
                            .render = [path, &order]() -> Result<std::string> {
                              order += path;
                              return std::string(path);
                            },
                            .is_slow = path[0] == 'c'});
  }
  Workers workers(1);
  REQUIRE(write_directory(plan, {.output = site.output, .record = site.record}, workers));
  CHECK(order == "cabd");
  CHECK(site.found() == Texts{{"a", "a"}, {"b", "b"}, {"c", "c"}, {"d", "d"}});
}

TEST_CASE("writer: a second build renders nothing, a third only what changed") {
  const Fixture site;
  int rendered = 0;
  REQUIRE(site.write({{"a", "1"}, {"b", "2"}}));
  const auto second = site.write({{"a", "1"}, {"b", "2"}}, &rendered);
  CHECK(rendered == 0);
  CHECK(second->unchanged == 2);
  const auto third = site.write({{"a", "1"}, {"b", "3"}}, &rendered);
  CHECK(rendered == 1);
  CHECK(third->written == 1);
  CHECK(site.found() == Texts{{"a", "1"}, {"b", "3"}});
}

TEST_CASE("writer: a file with the right bytes is not written again") {
  const Fixture site;
  REQUIRE(site.write({{"a", "1"}}));
  const auto before = file_stamp(site.output + "/a");
  const auto report = site.write({{"a", "1"}}, nullptr, true);
  CHECK(report->unchanged == 1);
  CHECK(file_stamp(site.output + "/a") == before);
}

TEST_CASE("writer: what was touched or deleted in the output comes back") {
  const Fixture site;
  const Texts texts = {{"a", "1"}, {"d/b", "2"}};
  REQUIRE(site.write(texts));
  std::ofstream(site.output + "/a") << "tampered";
  fs::remove_all(site.output + "/d");
  REQUIRE(site.write(texts));
  CHECK(site.found() == texts);
}

TEST_CASE("writer: it removes what it wrote and nothing else") {
  const Fixture site;
  REQUIRE(site.write({{"old/x/index.html", "1"}, {"kept", "2"}}));
  std::ofstream(site.output + "/mine.txt") << "mine";
  const auto report = site.write({{"kept", "2"}});
  CHECK(report->removed == 1);
  CHECK(site.found() == Texts{{"kept", "2"}, {"mine.txt", "mine"}});
  CHECK_FALSE(fs::exists(site.output + "/old"));
}

TEST_CASE("writer: without its cache it still knows its own files") {
  const Fixture site;
  REQUIRE(site.write({{"old", "1"}, {"kept", "2"}}));
  fs::remove_all(site.folder.path(".tokensite"));
  REQUIRE(site.write({{"kept", "2"}}));
  CHECK(site.found() == Texts{{"kept", "2"}});
}

TEST_CASE("writer: a file of somebody else's is not overwritten") {
  const Fixture site;
  fs::create_directories(site.output);
  std::ofstream(site.output + "/index.html") << "by hand";
  const auto report = site.write({{"index.html", "ours"}, {"more", "x"}});
  REQUIRE_FALSE(report);
  CHECK(report.error().message.find("was not written by tokensite") != std::string::npos);
  CHECK(site.found() == Texts{{"index.html", "by hand"}});
}

TEST_CASE("writer: a file can become a folder, and a folder a file") {
  const Fixture site;
  REQUIRE(site.write({{"a", "1"}, {"b/c", "2"}}));
  REQUIRE(site.write({{"a/index.html", "3"}, {"b", "4"}}));
  CHECK(site.found() == Texts{{"a/index.html", "3"}, {"b", "4"}});
}

TEST_CASE("writer: pruning doesn't follow links out of the output") {
  const Fixture site;
  REQUIRE(site.write({{"d/x", "1"}, {"kept", "2"}}));
  fs::remove_all(site.output + "/d");
  fs::create_directories(site.folder.path("elsewhere"));
  std::ofstream(site.folder.path("elsewhere/x")) << "precious";
  fs::create_directory_symlink(site.folder.path("elsewhere"), site.output + "/d");
  REQUIRE(site.write({{"kept", "2"}}));
  CHECK(fs::exists(site.folder.path("elsewhere/x")));
}

TEST_CASE("writer: a manifest that was tampered with leads nowhere outside") {
  const Fixture site;
  REQUIRE(site.write({{"kept", "2"}}));
  std::ofstream(site.folder.path("precious")) << "precious";
  std::ofstream(site.output + "/.tokensite-manifest", std::ios::app)
      << "../precious\n/etc/passwd\nx/../../precious\n";
  REQUIRE(site.write({{"kept", "2"}}));
  CHECK(fs::exists(site.folder.path("precious")));
}

TEST_CASE("writer: a failed rendering writes no torn file and, the first time, nothing") {
  const Fixture site;
  Plan plan = plan_for({{"a", "1"}, {"b", "2"}});
  plan.outputs[1].render = []() -> Result<std::string> { return Error{"the disk is gone"}; };
  Workers workers(2);
  const auto report =
      write_directory(plan, {.output = site.output, .record = site.record}, workers);
  REQUIRE_FALSE(report);
  CHECK(report.error().message == "the disk is gone");
  CHECK_FALSE(fs::exists(site.output));
}

TEST_CASE("writer: a build that was killed is finished by the next") {
  const Fixture site;
  REQUIRE(site.write({{"a", "1"}, {"b", "2"}}));
  // As after a kill: a temporary file, a page of the new site, and a list of both.
  std::ofstream(site.output + "/c.tokensite-tmp") << "to";
  std::ofstream(site.output + "/new") << "half of the new site";
  std::ofstream(site.output + "/.tokensite-manifest")
      << "tokensite manifest 1, unfinished\na\nb\nnew\n";
  REQUIRE(site.write({{"a", "1"}}));
  CHECK(site.found() == Texts{{"a", "1"}});
}

TEST_CASE("writer: a finished build is found until an output, its list or the inputs change") {
  const Fixture site;
  Workers workers(2);
  const Plan plan = plan_for({{"a", "1"}, {"b/c", "2"}});
  const WriteOptions options{
      .output = site.output, .record = site.record, .inputs = fingerprint_of("x")};
  const auto is_found = [&] { return find_finished_build(options, workers).has_value(); };
  CHECK_FALSE(is_found());
  REQUIRE(write_directory(plan, options, workers));
  REQUIRE(is_found());
  CHECK(find_finished_build(options, workers)->outputs == 2);

  WriteOptions other = options;
  other.inputs = fingerprint_of("y");
  CHECK_FALSE(find_finished_build(other, workers));
  other.inputs.reset();
  CHECK_FALSE(find_finished_build(other, workers));
  other = options;
  other.render_all = true;
  CHECK_FALSE(find_finished_build(other, workers));

  for (const char* path : {"/b/c", "/a", "/.tokensite-manifest"}) {
    std::ofstream(site.output + path, std::ios::app) << "!";
    CHECK_FALSE(is_found());
    fs::remove(site.output + path);
    CHECK_FALSE(is_found());
    REQUIRE(write_directory(plan, options, workers));
    CHECK(is_found());
  }
}

TEST_CASE("writer: a build with something to say is said again, not found") {
  const Fixture site;
  Workers workers(1);
  Plan plan = plan_for({{"a", "1"}});
  plan.diagnostics.push_back({.code = Code::untagged_item, .span = {}, .message = "m"});
  const WriteOptions options{
      .output = site.output, .record = site.record, .inputs = fingerprint_of("x")};
  REQUIRE(write_directory(plan, options, workers));
  CHECK_FALSE(find_finished_build(options, workers));
}

TEST_CASE("writer: every folder is made once, shared ones before all outputs") {
  const OutputFolders folders = folders_of(
      plan_for({{"a/b/1", ""}, {"a/b/2", ""}, {"a/c/d/3", ""}, {"a-b/4", ""}, {"e", ""}}).outputs);
  CHECK(folders.shared == std::vector<std::string>{"a", "a/b"});
  CHECK(folders.own == std::vector<std::string>{"a-b", "a/c", "a/c/d"});
  CHECK(folders.of(0).front() == "a-b");  // a-b/4 comes first
  CHECK(folders.of(3).size() == 2);
  CHECK(folders.of(4).empty());
}

TEST_CASE("writer: a build that was killed before its first change leaves nothing behind") {
  const Fixture site;
  REQUIRE(site.write({{"a", "1"}}));
  std::ofstream(site.output + "/.tokensite-manifest.tokensite-tmp") << "tokensite man";
  REQUIRE(site.write({{"a", "1"}}));
  CHECK(site.found() == Texts{{"a", "1"}});
}

TEST_CASE("record: what is damaged in any byte, or cut short, counts for nothing") {
  const Fixture site;
  REQUIRE(site.write({{"a", "1"}, {"b", "2"}}));
  const std::string whole = *read_file(site.record);
  CHECK(read_build_record(site.record).outputs.size() == 2);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    REQUIRE(write_file_atomically(site.record, damaged));
    CHECK(read_build_record(site.record).outputs.empty());
    REQUIRE(write_file_atomically(site.record, whole.substr(0, i)));
    CHECK(read_build_record(site.record).outputs.empty());
  }
  REQUIRE(site.write({{"a", "1"}, {"b", "2"}}));
  CHECK(site.found() == Texts{{"a", "1"}, {"b", "2"}});
}

}  // namespace
}  // namespace tokensite
