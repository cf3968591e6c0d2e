#include "render/feeds.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

/// Editions of these dates, numbered from `first`, with `items` items each.
Archive archive_of(const std::vector<std::string>& dates, int first, std::uint32_t items = 1) {
  Archive archive;
  for (const std::string& date : dates) {
    Edition edition;
    edition.number = first + static_cast<int>(archive.editions.size());
    edition.date = *parse_date(date);
    const auto begin = static_cast<std::uint32_t>(archive.items.size());
    edition.section_begin = {begin, begin + items};
    for (std::uint32_t i = 0; i < items; ++i) {
      archive.items.emplace_back().edition = static_cast<std::uint32_t>(archive.editions.size());
    }
    archive.editions.push_back(std::move(edition));
  }
  return archive;
}

TEST_CASE("feeds: a day is noon of that day, a month is its first day") {
  const Archive archive = archive_of({"2026-06-17", "2026-07"}, 32);
  CHECK(to_rfc3339(edition_moment(archive, 0)) == "2026-06-17T12:00:00Z");
  CHECK(to_rfc822(edition_moment(archive, 0)) == "Wed, 17 Jun 2026 12:00:00 +0000");
  CHECK(to_rfc3339(edition_moment(archive, 1)) == "2026-07-01T12:33:00Z");
}

TEST_CASE("feeds: within a month moments follow the numbers") {
  const Archive archive = archive_of({"2025-12-20", "2025-12", "2025-12", "2026-01"}, 599);
  CHECK(to_rfc3339(edition_moment(archive, 0)) == "2025-12-20T12:00:00Z");
  CHECK(to_rfc3339(edition_moment(archive, 1)) == "2025-12-20T12:01:00Z");
  CHECK(to_rfc3339(edition_moment(archive, 2)) == "2025-12-20T12:02:00Z");
  CHECK(to_rfc3339(edition_moment(archive, 3)) == "2026-01-01T12:02:00Z");
}

TEST_CASE("feeds: no two items of an edition share a moment") {
  const Archive archive = archive_of({"2026-06-17"}, 1, 600);
  CHECK(to_rfc3339(item_moment(archive, archive.items[0])) == "2026-06-17T11:59:59Z");
  CHECK(to_rfc3339(item_moment(archive, archive.items[1])) == "2026-06-17T11:59:58Z");
  CHECK(to_rfc3339(item_moment(archive, archive.items[599])) == "2026-06-17T11:50:00Z");
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
