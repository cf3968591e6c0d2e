#include "index/trends.hpp"

#include <fmt/format.h>

#include "tests/support/archive.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// An archive of editions at these dates, with an item in each.
Archive archive_at(const std::vector<Date>& dates, const std::vector<std::string>& tags = {"llm"}) {
  Config config;
  config.sections = {{.id = "papers", .title = "Papers"}};
  std::vector<EditionWithItems> editions;
  for (const Date& date : dates) {
    EditionWithItems entry;
    entry.edition.number = static_cast<int>(editions.size()) + 1;
    entry.edition.date = date;
    Item item;
    item.slug = "a";
    item.url.text = editions.size() % 2 == 0 ? "https://b.org/" : "https://a.org/";
    for (const std::string& tag : tags) item.tags.push_back({.text = tag, .span = {}});
    entry.items.push_back(std::move(item));
    editions.push_back(std::move(entry));
  }
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  return archive;
}

std::string counts_of(const Trends& trends) {
  std::string text;
  for (std::size_t i = 0; i < trends.periods.size(); ++i) {
    const Period& period = trends.periods[i];
    text += fmt::format("{}-{}+{}:{} ", period.year, period.month, period.months,
                        trends.tags[0].counts[i]);
  }
  return text;
}

TEST_CASE("trends: an archive of two years is told by the month, without gaps") {
  CHECK(counts_of(trends_of(archive_at({{2025, 11, 3}, {2025, 11, 10}, {2026, 2, 0}}))) ==
        "2025-11+1:2 2025-12+1:0 2026-1+1:0 2026-2+1:1 ");
}

TEST_CASE("trends: a longer one by the quarter, then by the year, then by several") {
  CHECK(counts_of(trends_of(archive_at({{2023, 2, 1}, {2025, 5, 1}}))).starts_with("2023-1+3:1 "));
  const Trends decade = trends_of(archive_at({{2010, 5, 1}, {2020, 1, 1}}));
  CHECK(decade.periods.size() == 11);
  CHECK(decade.periods.front() == Period{.year = 2010, .month = 1, .months = 12});
}

TEST_CASE("trends: no date makes the picture endless, in whichever order dates come") {
  const Trends trends = trends_of(archive_at({{9999, 12, 31}, {1, 1, 1}, {2026, 1, 1}}));
  CHECK(trends.periods.size() <= 41);
  std::uint32_t items = 0;
  for (const std::uint32_t count : trends.tags[0].counts) items += count;
  CHECK(items == 3);
}

TEST_CASE("trends: an empty archive has none") {
  const Trends trends = trends_of(archive_at({}));
  CHECK(trends.periods.empty());
  CHECK(trends.tags.empty());
}

TEST_CASE("trends: the most frequent hosts of a section, of equals by name") {
  const Trends trends =
      trends_of(archive_at({{2026, 1, 1}, {2026, 1, 8}, {2026, 1, 15}, {2026, 1, 22}}));
  REQUIRE(trends.favourites.size() == 1);
  CHECK(trends.favourites[0] ==
        std::vector<FavouriteSource>{{.source = 0, .items = 2}, {.source = 1, .items = 2}});
}

TEST_CASE("trends: twelve tags at most") {
  std::vector<std::string> tags;
  for (int i = 0; i < 30; ++i) tags.push_back(fmt::format("t{}", i));
  CHECK(trends_of(archive_at({{2026, 1, 1}}, tags)).tags.size() == 12);
}

}  // namespace
}  // namespace tokensite
