#include "links/link_report.hpp"

#include <fmt/format.h>

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string gamma = "content/editions/0001-first/tools/1-gamma.md";

/// The item with the fix for its moved link applied; empty if none is offered.
std::string mended(const std::string& item, const std::string& to) {
  Plan plan = plan_of(small_site({{gamma, item}}), {.external_links = ExternalLinks::list});
  const LinkLock lock = {
      {"https://x.org/a", {.url = "https://x.org/a", .state = LinkState::moved, .moved_to = to}}};
  Diagnostics found;
  report_links(lock, plan.links.links, *plan.sources, found);
  REQUIRE(found.size() == 1);
  if (found[0].fixes.empty()) return "";
  std::string text = item;
  const Edit& edit = found[0].fixes[0].edits.at(0);
  text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
  // What it mends it doesn't break.
  CHECK(report_on(small_site({{gamma, text}})).empty());
  return text;
}

std::string item_with(const std::string& line, const std::string& body = "Text.") {
  return "---\ntitle: Gamma\n" + line + "\ntags: [rag]\n---\n\n" + body + "\n";
}

TEST_CASE("link report: the fix writes the new address as its place wants it") {
  const std::string to = "https://y.org/b";
  CHECK(mended(item_with("url: https://x.org/a#top"), to) == item_with("url: https://y.org/b#top"));
  CHECK(mended(item_with("url: \"https://x.org/a\""), to) == item_with("url: \"https://y.org/b\""));
  CHECK(mended(item_with("url: 'https://x.org/a'"), to) == item_with("url: \"https://y.org/b\""));
  CHECK(mended(item_with("no_url: x\nlinks: [{label: A, url: https://x.org/a}]"),
               "https://y.org/b,c") ==
        item_with("no_url: x\nlinks: [{label: A, url: \"https://y.org/b,c\"}]"));
  CHECK(mended(item_with("no_url: x", "See [a](https://x.org/a \"t\")."), "https://y.org/b_(c)") ==
        item_with("no_url: x", "See [a](https://y.org/b_%28c%29 \"t\")."));
  CHECK(mended(item_with("no_url: x", "[a][1] [b][1]\n\n[1]: https://x.org/a"), to) ==
        item_with("no_url: x", "[a][1] [b][1]\n\n[1]: https://y.org/b"));
  CHECK(mended(item_with("no_url: x", "<https://x.org/a>"), to) ==
        item_with("no_url: x", "<https://y.org/b>"));
}

TEST_CASE("link report: what could go wrong is not offered") {
  CHECK(mended(item_with("no_url: x", "See https://x.org/a"), "https://y.org/b.").empty());
  CHECK(mended(item_with("no_url: x", "[a](https://x.org/a)"), "https://y.org/?b&copy;=c").empty());
  CHECK(mended(item_with("url: \"https://x.org/\\u0061\""), "https://y.org/b").empty());
  CHECK(mended(item_with("url: https://x.org/a"), "https://y.org/").empty());  // a home page
}

TEST_CASE("link report: what is alive, blocked or failed only once is passed over in silence") {
  CHECK(report_on(
            small_site(
                {{"links.lock",
                  "https://arxiv.org/abs/2601.00001 blocked 2026-06-17 reason=403\n"
                  "https://www.example.com/gamma failing 2026-06-17 since=2026-06-17 reason=404\n"
                  "https://elsewhere.example/ dead 2026-06-17 since=2026-06-10 reason=404\n"}}))
            .empty());
}

TEST_CASE("link report: rules set how bad it is") {
  const Files site =
      small_site({{"tokensite.yml", std::string(small_config) + "rules: {dead-link: error}\n"},
                  {"links.lock",
                   "https://www.example.com/gamma dead 2026-06-17 since=2026-06-10 reason=404\n"}});
  CHECK(report_on(site).find(":3:6: error: this link has been dead since 2026-06-10: the server "
                             "says 404, there is no such page [dead-link]") != std::string::npos);
  // Without --links it is no matter of a build.
  CHECK(plan_of(site).diagnostics.empty());
}

TEST_CASE("link report: drafts' links are among those that are asked for") {
  const Plan plan =
      plan_of(small_site({{"content/editions/0002-next/edition.md",
                           "---\nnumber: 2\ntitle: Next\ndate: 2026-07-01\ndraft: true\n---\n\n"
                           "See [x](https://x.org/draft).\n"},
                          {"content/editions/0002-next/papers/1-a.md",
                           "---\ntitle: A\nurl: https://x.org/item\ntags: [llm]\n---\n"}}),
              {.external_links = ExternalLinks::list});
  CHECK(plan.links.links.contains("https://x.org/draft"));
  CHECK(plan.links.links.at("https://x.org/item").date == Date{.year = 2026, .month = 7, .day = 1});
  CHECK(plan.links.links.at("https://arxiv.org/abs/2601.00001").places.size() == 1);
  CHECK(plan_of(small_site()).links.links.empty());
}

}  // namespace
}  // namespace tokensite
