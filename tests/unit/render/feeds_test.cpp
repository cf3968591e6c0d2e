#include "render/feeds.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

Edition edition_of(const std::string& date, int number) {
  Edition edition;
  edition.number = number;
  edition.date = *parse_date(date);
  return edition;
}

TEST_CASE("feeds: a day is noon of that day, a month is its first day") {
  CHECK(to_rfc3339(edition_moment(edition_of("2026-06-17", 32))) == "2026-06-17T12:00:00Z");
  CHECK(to_rfc822(edition_moment(edition_of("2026-06-17", 32))) ==
        "Wed, 17 Jun 2026 12:00:00 +0000");
  CHECK(to_rfc3339(edition_moment(edition_of("2026-06", 32))) == "2026-06-01T12:32:00Z");
}

TEST_CASE("feeds: no two entries share a moment, and order is by moment") {
  const Edition edition = edition_of("2026-06", 599);
  CHECK(to_rfc3339(item_moment(edition, 0)) == "2026-06-01T21:58:59Z");
  CHECK(to_rfc3339(item_moment(edition, 1)) == "2026-06-01T21:58:58Z");
  CHECK(to_rfc3339(item_moment(edition_of("2026-06-17", 1), 599)) == "2026-06-17T11:50:00Z");
}

TEST_CASE("feeds: hold the newest twenty editions and fifty items") {
  Files files = small_site();
  for (int number = 2; number <= 60; ++number) {
    const std::string n = std::to_string(number);
    const std::string folder = "content/editions/" + n + "-x/";
    files[folder + "edition.md"] =
        "---\nnumber: " + n + "\ntitle: Edition " + n + "\ndate: 2026-01\n---\n";
    files[folder + "papers/1-a.md"] = "---\ntitle: A\nno_url: lost\ntags: [llm]\n---\n";
    files[folder + "papers/2-b.md"] = "---\ntitle: B\nno_url: lost\ntags: [rag]\n---\n";
  }
  const Plan plan = plan_of(files);
  const auto count = [](const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count(rendered(plan, "feed.xml"), "<item>") == 20);
  CHECK(count(rendered(plan, "atom.xml"), "<entry>") == 20);
  CHECK(count(rendered(plan, "feed.json"), "\"id\"") == 20);
  CHECK(count(rendered(plan, "tags/llm/feed.xml"), "<item>") == 50);
  CHECK(rendered(plan, "feed.xml").find("Edition 60<") <
        rendered(plan, "feed.xml").find("Edition 59<"));
}

}  // namespace
}  // namespace tokensite
