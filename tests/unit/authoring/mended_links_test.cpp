#include "authoring/mended_links.hpp"

#include <algorithm>

#include "render/site.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string first = "content/editions/0001-first/";
const std::string second = "content/editions/0002-second/";

std::string item(const std::string& title, const std::string& body) {
  return "---\ntitle: " + title + "\nno_url: x\n---\n\n" + body + "\n";
}

const Files files = small_site({
    {first + "edition.md",
     "---\nnumber: 1\ntitle: First\ndate: 2026-06-17\n---\n\n[alpha](papers/1-alpha.md) and "
     "[again](/editions/1/alpha/).\n"},
    {first + "papers/1-alpha.md", item("Alpha",
                                       "![heap](heap.png) [beta](2-beta.md#x) [it](1-alpha.md) "
                                       "[out](https://example.org/2-beta.md)")},
    {first + "papers/2-beta.md",
     item("Beta", "[a][ref], [b][ref]\n\n[ref]: ./1-alpha.md \"title\"")},
    {first + "papers/heap.png", "png"},
    {first + "tools/1-gamma.md", item("Gamma",
                                      "[a](<../papers/1-alpha.md>) [b](../papers/1-a\\lpha.md) "
                                      "[c](../papers/1-alpha&#46;md)")},
    {second + "edition.md", "---\nnumber: 2\ntitle: Second\ndate: 2026-06-24\ndraft: true\n---\n"},
    {"content/pages/about.md",
     "---\ntitle: About\n---\n\n[a](../editions/0001-first/papers/1-alpha.md)\n"},
});

MendedFiles mended(const std::vector<Rename>& renames) {
  const Plan plan = plan_of(files, {.drafts = Drafts::include});
  auto found = with_mended_links(renames, plan.site->archive, *plan.sources);
  REQUIRE(found);
  return std::move(*found);
}

std::string body_of(const MendedFiles& found, const std::string& from) {
  const auto change = std::ranges::find(found.changes, from, &FileChange::from);
  if (change == found.changes.end()) return "(unchanged)";
  const std::string& text = change->after;
  return text.substr(text.find("---\n\n") + 5);
}

TEST_CASE("mended links: those to a moved file, and those in it") {
  const MendedFiles found =
      mended({{.from = first + "papers/1-alpha.md", .to = first + "tools/2-alpha.md"},
              {.from = first + "papers/2-beta.md", .to = first + "papers/1-beta.md"}});
  CHECK(body_of(found, first + "papers/1-alpha.md") ==
        "![heap](../papers/heap.png) [beta](../papers/1-beta.md#x) [it](2-alpha.md) "
        "[out](https://example.org/2-beta.md)\n");
  CHECK(body_of(found, first + "papers/2-beta.md") ==
        "[a][ref], [b][ref]\n\n[ref]: ../tools/2-alpha.md \"title\"\n");
  CHECK(body_of(found, first + "edition.md") ==
        "[alpha](tools/2-alpha.md) and [again](/editions/1/alpha/).\n");
  CHECK(body_of(found, "content/pages/about.md") ==
        "[a](../editions/0001-first/tools/2-alpha.md)\n");
  CHECK(found.links == 7);
  CHECK(found.files == 5);
  CHECK(found.addresses.empty());
}

TEST_CASE("mended links: what isn't written as it is read is left, and told") {
  const MendedFiles found =
      mended({{.from = first + "papers/1-alpha.md", .to = first + "tools/2-alpha.md"}});
  CHECK(body_of(found, first + "tools/1-gamma.md").starts_with("[a](<2-alpha.md>) [b]("));
  REQUIRE(found.unmended.size() == 1);
  CHECK(found.unmended.front().file == first + "tools/1-gamma.md");
}

TEST_CASE("mended links: an item in another edition has another address") {
  const MendedFiles found =
      mended({{.from = first + "papers/1-alpha.md", .to = second + "papers/1-alpha.md"}});
  CHECK(body_of(found, first + "edition.md") ==
        "[alpha](../0002-second/papers/1-alpha.md) and [again](/editions/2/alpha/).\n");
  CHECK(body_of(found, first + "papers/1-alpha.md")
            .starts_with("![heap](../../0001-first/papers/heap.png) "));
  REQUIRE(found.addresses.size() == 1);
  CHECK(found.addresses.begin()->first == "editions/1/alpha");
  CHECK(found.addresses.begin()->second == "editions/2/alpha");
}

TEST_CASE("mended links: a file that can't be read moves all the same") {
  const MendedFiles found = mended({{.from = "a.md", .to = "b.md"}});
  REQUIRE(found.changes.size() == 1);
  CHECK(found.changes.front() ==
        FileChange{.from = "a.md", .to = "b.md", .before = "", .after = ""});
}

}  // namespace
}  // namespace tokensite
