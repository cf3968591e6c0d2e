#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::string item(const std::string& title, const std::string& more) {
  return "---\ntitle: " + title + "\n" + more + "tags: [llm]\n---\n\nText.\n";
}

/// small_site with a second edition of two papers.
Files two_editions(const Files& changes) {
  Files files = small_site({
      {"content/editions/0002-second/edition.md",
       "---\nnumber: 2\ntitle: Second\ndate: 2026-06-24\ntldr: {papers: Two.}\n---\n"},
      {"content/editions/0002-second/papers/1-delta.md",
       item("Delta", "url: https://example.org/delta\n")},
      {"content/editions/0002-second/papers/2-epsilon.md",
       item("Epsilon", "url: https://example.org/epsilon\n")},
  });
  for (const auto& [path, text] : changes) files[path] = text;
  return files;
}

std::vector<std::string> codes_on(const Files& files, Drafts drafts = Drafts::leave_out) {
  const Plan plan = plan_of(files, {.drafts = drafts});
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    codes.emplace_back(name_of(diagnostic.code));
  }
  return codes;
}

using Codes = std::vector<std::string>;

TEST_CASE("links: `again` declares a repeat, in the same edition and in a later one") {
  const std::string delta = "content/editions/0002-second/papers/1-delta.md";
  const std::string gamma = "content/editions/0001-first/tools/1-gamma.md";
  const std::string url = "url: https://arxiv.org/pdf/2601.00001\n";
  CHECK(codes_on(two_editions({{delta, item("Delta", url)}})) == Codes{"ran-before"});
  CHECK(
      codes_on(two_editions({{delta, item("Delta", url + "again: the final version\n")}})).empty());
  CHECK(codes_on(two_editions({{gamma, "---\ntitle: G\n" + url + "tags: [rag]\n---\n"}})) ==
        Codes{"duplicate-link"});
  CHECK(codes_on(two_editions({{gamma, "---\ntitle: G\n" + url + "again: x\ntags: [rag]\n---\n"}}))
            .empty());
  CHECK(
      codes_on(two_editions({{delta, item("Delta", "url: https://new.example/\nagain: no\n")}})) ==
      Codes{"needless-again"});
}

TEST_CASE("links: those beside an item's own count as well, and its own twice is a slip") {
  const std::string delta = "content/editions/0002-second/papers/1-delta.md";
  CHECK(codes_on(two_editions(
            {{delta, item("Delta",
                          "url: https://new.example/\nlinks:\n"
                          "  - {label: code, url: \"http://www.EXAMPLE.com/gamma/\"}\n")}})) ==
        Codes{"ran-before"});
  CHECK(codes_on(two_editions(
            {{delta, item("Delta",
                          "url: https://new.example/\nlinks:\n"
                          "  - {label: again, url: \"https://new.example/#top\"}\n")}})) ==
        Codes{"duplicate-link"});
}

TEST_CASE("links: the latest edition that had a link is named") {
  Files files = two_editions({});
  files["content/editions/0002-second/papers/1-delta.md"] =
      item("Delta", "url: https://arxiv.org/abs/2601.00001\nagain: once more\n");
  files["content/editions/0003-third/edition.md"] =
      "---\nnumber: 3\ntitle: Third\ndate: 2026-06-25\ntldr: {papers: Two.}\n---\n";
  files["content/editions/0003-third/papers/1-a.md"] =
      item("A", "url: https://arxiv.org/abs/2601.00001\n");
  files["content/editions/0003-third/papers/2-b.md"] = item("B", "no_url: none\n");
  const Plan plan = plan_of(files);
  REQUIRE(plan.diagnostics.size() == 1);
  CHECK(plan.diagnostics[0].message == "this link ran before in #2, at `Delta`");
}

TEST_CASE("links: a draft's are looked at when drafts are") {
  Files files = two_editions({});
  files["content/editions/0002-second/papers/1-delta.md"] =
      item("Delta", "url: https://arxiv.org/abs/2601.00001\ndraft: true\n");
  files["content/editions/0002-second/papers/3-zeta.md"] = item("Zeta", "no_url: none\n");
  CHECK(codes_on(files).empty());
  files.erase("content/editions/0002-second/papers/3-zeta.md");
  CHECK(codes_on(files, Drafts::include) == Codes{"ran-before"});
}

TEST_CASE("links: what tracks is said of texts too, and what is meant is left alone") {
  const auto about = [](const std::string& text) {
    return small_site({{"content/pages/about.md", "---\ntitle: About\n---\n\n" + text + "\n"}});
  };
  CHECK(codes_on(about("[a](https://example.org/?utm_source=x&id=1)")) ==
        Codes{"tracking-parameter"});
  CHECK(codes_on(about("<http://arxiv.org/abs/2601.00001>")) == Codes{"insecure-link"});
  CHECK(codes_on(about("[a](https://example.org/?id=1) [b](http://old.example/) "
                       "[c](https://arxiv.org/pdf/2601.00001) [d](https://www.example.org/a/)"))
            .empty());
  const Plan plan = plan_of(about("[a](https://example.org/?utm_source=x&id=1#end)"));
  REQUIRE(plan.diagnostics.size() == 1);
  REQUIRE(plan.diagnostics[0].fixes.size() == 1);
  CHECK(plan.diagnostics[0].fixes[0].edits[0].replacement == "https://example.org/?id=1#end");
  CHECK(plan.diagnostics[0].fixes[0].confidence == Confidence::sure);
}

TEST_CASE("links: an address is mended with the quotes it has, and those it needs") {
  const auto mended = [](const std::string& front_matter) {
    const std::string path = "content/editions/0001-first/tools/1-gamma.md";
    const std::string text = "---\ntitle: G\n" + front_matter + "tags: [rag]\n---\n";
    const Plan plan = plan_of(small_site({{path, text}}));
    REQUIRE(plan.diagnostics.size() == 1);
    REQUIRE(plan.diagnostics[0].fixes.size() == 1);
    return plan.diagnostics[0].fixes[0].edits[0].replacement;
  };
  CHECK(mended("url: \"https://a.example/?utm_source=x&id=1\"  # keep\n") ==
        "\"https://a.example/?id=1\"");
  CHECK(mended("url: https://a.example/?utm_source=x&id=1\n") == "https://a.example/?id=1");
  CHECK(mended("url: https://a.example/\n"
               "links: [{label: c, url: \"https://b.example/1,2?utm_source=x\"}]\n") ==
        "\"https://b.example/1,2\"");
}

}  // namespace
}  // namespace tokensite
