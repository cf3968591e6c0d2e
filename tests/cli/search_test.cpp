// `search`: what is printed, for people and for programs, and what is wrong usage.
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

Run search(const Files& site, const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  folder.write(site);
  std::vector<std::string> all{"search"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_program(all, {.folder = folder.path()});
}

TEST_CASE("cli: search prints items as a reader would look at them") {
  const Run run = search(small_site(), {"paper", "--limit", "1"});
  CHECK(run.exit_status == 0);
  CHECK(run.err.empty());
  CHECK(run.out ==
        "Alpha\n"
        "  #1 Papers 2026-06-17\n"
        "  https://arxiv.org/abs/2601.00001\n"
        "  The first paper.\n"
        "\n"
        "2 items, of which the first 1\n");
}

TEST_CASE("cli: search says when it took the words less strictly, and when nothing is there") {
  CHECK(search(small_site(), {"gama"}).out.find("Nothing has these very words") !=
        std::string::npos);
  CHECK(search(small_site(), {"gamma", "alpha"}).out.find("Nothing has all of these words") !=
        std::string::npos);
  const Run nothing = search(small_site(), {"xyzzy"});
  CHECK(nothing.exit_status == 0);
  CHECK(nothing.out == "Nothing found.\n");
  CHECK(search(small_site(), {"?!"}).out == "There are no words in this to look for.\n");
}

TEST_CASE("cli: search prints JSON with the counts of what it can be narrowed to") {
  const Run run = search(small_site(), {"--format", "json", "--section", "Tools & Repos"});
  CHECK(run.exit_status == 0);
  CHECK(run.out == R"({
  "strictness": "all-words",
  "count": 1,
  "items": [
    {
      "id": "1/gamma",
      "title": "Gamma",
      "url": "https://www.example.com/gamma",
      "permalink": "https://example.org/tester/editions/1/gamma/",
      "section": "tools",
      "edition": 1,
      "date": "2026-06-17",
      "tags": [
        "rag"
      ],
      "file": "content/editions/0001-first/tools/1-gamma.md",
      "score": 0
    }
  ],
  "facets": {
    "section": {
      "papers": 2,
      "tools": 1
    },
    "tag": {
      "rag": 1
    },
    "year": {
      "2026": 1
    },
    "host": {
      "example.com": 1
    }
  }
}
)");
}

TEST_CASE("cli: search tells what an unknown value may have been") {
  const Run run = search(small_site(), {"paper", "--tag", "lmm"});
  CHECK(run.exit_status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == "tokensite: no item has the tag `lmm`; did you mean `llm`?\n");
  CHECK(search(small_site(), {"paper", "--year", "\xFF"}).exit_status == 2);
  CHECK(search(small_site(), {"paper", "--format", "xml"}).exit_status == 2);
  CHECK(search({}, {"paper"}).exit_status == 2);
}

TEST_CASE("cli: search goes on where some of the content has faults, and says so") {
  const Run run =
      search(small_site({{"content/editions/0001-first/papers/2-beta.md", "---\ntitle: [\n---\n"}}),
             {"alpha"});
  CHECK(run.exit_status == 0);
  CHECK(run.out.starts_with("Alpha\n"));
  CHECK(run.err.find("what couldn't be read isn't searched") != std::string::npos);
}

TEST_CASE("cli: search takes any bytes for a query, and prints none that move a cursor") {
  CHECK(search(small_site(), {"\xFF\xFE"}).exit_status == 0);
  CHECK(search(small_site(), {"\"unclosed", "tag:", "-"}).exit_status == 0);
  const Run run = search(
      small_site({{"content/editions/0001-first/tools/1-gamma.md",
                   "---\ntitle: \"Gam\\e[2Jma\"\nurl: https://e.example/\ntags: [rag]\n---\n"}}),
      {"gam"});
  CHECK(run.out.find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace tokensite
