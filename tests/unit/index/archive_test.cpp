#include "index/archive.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "index/link_uses.hpp"
#include "index/related_items.hpp"
#include "index/related_tags.hpp"
#include "index/title_order.hpp"
#include "tests/support/archive.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

Config config_with_two_sections() {
  Config config;
  config.sections = {{.id = "papers", .title = "Papers"}, {.id = "tools", .title = "Tools"}};
  config.tags = {{.id = "llm", .title = "Language models", .aliases = {"llms"}}};
  config.has_vocabulary = true;
  return config;
}

Item item(const std::string& slug, std::uint32_t section, int position,
          const std::vector<std::string>& tags) {
  Item made;
  made.slug = slug;
  made.section = section;
  made.position = position;
  for (const std::string& tag : tags) made.tags.push_back({.text = tag, .span = {}});
  return made;
}

EditionWithItems edition(int number, std::vector<Item> items) {
  EditionWithItems made;
  made.edition.number = number;
  made.items = std::move(items);
  return made;
}

Archive small_archive(const Config& config) {
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(7, {item("c", 1, 1, {"llms", "llm", "Vector DB"}),
                                 item("b", 0, 10, {"llm"}), item("a", 0, 9, {"vector db"})}));
  editions.push_back(edition(2, {item("d", 0, 1, {"llm", "vector-db"}), item("e", 1, 1, {})}));
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  return archive;
}

std::vector<std::string> slugs(const Archive& archive, const std::vector<ItemIndex>& items) {
  std::vector<std::string> names;
  for (const ItemIndex i : items) names.push_back(archive.items[i].slug);
  return names;
}

TEST_CASE("archive: editions go by number, items by section and position as numbers") {
  const Config config = config_with_two_sections();
  const Archive archive = small_archive(config);
  CHECK(archive.editions[0].number == 2);
  std::string order;
  for (const Item& each : archive.items) order += each.slug + std::to_string(each.number) + " ";
  CHECK(order == "d1 e1 a1 b2 c1 ");
  CHECK(archive.items_of(archive.editions[1], 0).size() == 2);
  CHECK(archive.items_of(archive.editions[1]).size() == 3);
}

TEST_CASE("archive: sections and tags list their items newest first") {
  const Config config = config_with_two_sections();
  const Archive archive = small_archive(config);
  CHECK(slugs(archive, archive.sections[0]) == std::vector<std::string>{"a", "b", "d"});
  CHECK(slugs(archive, archive.find_tag("llm")->items) == std::vector<std::string>{"b", "c", "d"});
}

TEST_CASE("archive: a tag's aliases and spellings lead to one tag, each item once") {
  const Config config = config_with_two_sections();
  const Archive archive = small_archive(config);
  CHECK(archive.tags.size() == 2);
  CHECK(archive.find_tag("llm")->title == "Language models");
  CHECK(archive.find_tag("vector-db")->title ==
        "vector-db");  // as the first item of the archive has it
  CHECK(archive.find_tag("vector-db")->items.size() == 3);
  CHECK(archive.find_tag("none") == nullptr);
}

std::vector<std::string> related_to(const Archive& archive, ItemIndex item) {
  const RelatedItems related(archive);
  const std::span<const ItemIndex> found = related.of(item);
  CHECK(related.of(item).data() == found.data());  // found once
  return slugs(archive, {found.begin(), found.end()});
}

TEST_CASE("archive: related items share most tags, nearer editions first") {
  const Config config = config_with_two_sections();
  const Archive archive = small_archive(config);
  // d: c shares two tags.
  CHECK(related_to(archive, 0) == std::vector<std::string>{"c", "a", "b"});
  CHECK(related_to(archive, 1).empty());  // e has none
}

TEST_CASE("archive: a new edition changes what is related to its near neighbours only") {
  const Config config = config_with_two_sections();
  const auto related_to_first = [&](int editions) {
    std::vector<EditionWithItems> entries;
    for (int number = 1; number <= editions; ++number) {
      EditionWithItems entry{.edition = {.number = number}, .items = {}};
      Item item;
      item.slug = fmt::format("item-{}", number);
      item.tags = {{.text = "llm", .span = {}}};
      entry.items.push_back(std::move(item));
      entries.push_back(std::move(entry));
    }
    Archive archive = assemble_archive(config, std::move(entries), {});
    index_for_test(archive, config);
    return related_to(archive, 0);
  };
  const std::vector<std::string> nearest{"item-2", "item-3", "item-4", "item-5", "item-6"};
  CHECK(related_to_first(6) == nearest);
  CHECK(related_to_first(100) == nearest);
}

Item linked(const std::string& slug, int position, const std::string& url) {
  Item made = item(slug, 0, position, {});
  made.url = {.text = url, .span = {}};
  made.title = {.text = slug, .span = {}};
  return made;
}

std::string joined(const Archive& archive, const std::vector<ItemIndex>& items) {
  return fmt::format("{}", fmt::join(slugs(archive, items), " "));
}

TEST_CASE("archive: hosts have their items, newest first, and are in order") {
  const Config config = config_with_two_sections();
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(1, {linked("a", 1, "https://www.x.org/1"), linked("b", 2, "")}));
  editions.push_back(
      edition(2, {linked("c", 1, "http://X.org:81/"), linked("d", 2, "https://b.org/"),
                  linked("e", 3, "mailto:x@x.org")}));
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  REQUIRE(archive.sources.size() == 2);
  CHECK(archive.sources[0].host == "b.org");
  CHECK(archive.sources[1].host == "x.org");
  CHECK(joined(archive, archive.sources[1].items) == "c a");
  CHECK(archive.items[0].source == 1);
  CHECK_FALSE(archive.items[1].source);
}

TEST_CASE("archive: tags that go together, most often first, then by title") {
  const Config config = config_with_two_sections();
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(1, {item("a", 0, 1, {"llm", "z", "y"}), item("b", 0, 2, {"llm", "z"}),
                                 item("c", 0, 3, {"llm", "x"}), item("d", 0, 4, {"w"})}));
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  const RelatedTags related(archive);
  const auto of = [&](std::string_view id) {
    std::string names;
    const auto tag = static_cast<std::size_t>(archive.find_tag(id) - archive.tags.data());
    for (const RelatedTag& each : related.of(tag)) {
      names += fmt::format("{}{} ", archive.tags[each.tag].id, each.items);
    }
    return names;
  };
  CHECK(of("llm") == "z2 x1 y1 ");
  CHECK(of("z") == "llm2 y1 ");
  CHECK(of("w").empty());
}

TEST_CASE("archive: at most twelve tags are related to one") {
  const Config config = config_with_two_sections();
  std::vector<std::string> tags;
  for (int i = 10; i < 40; ++i) tags.push_back(fmt::format("t{}", i));
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(1, {item("a", 0, 1, tags)}));
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  const RelatedTags related(archive);
  CHECK(related.of(0).size() == 12);
  CHECK(related.of(0).front() == RelatedTag{.tag = 1, .items = 1});
}

/// What `find_appearances` notes of each item, by slug.
std::string appearances(std::vector<EditionWithItems> editions) {
  const Config config = config_with_two_sections();
  Archive archive = assemble_archive(config, std::move(editions), {});
  Workers workers(1);
  find_appearances(archive, link_uses(archive, workers));
  std::string all;
  for (const Item& each : archive.items) {
    if (!each.also.empty()) all += fmt::format("{}: {}\n", each.slug, joined(archive, each.also));
  }
  return all;
}

TEST_CASE("archive: a link that came back is known on both sides, however it is written") {
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(1, {linked("a", 1, "https://arxiv.org/abs/2601.00001")}));
  editions.push_back(edition(2, {linked("b", 1, "https://arxiv.org/abs/2601.00002")}));
  editions.push_back(edition(3, {linked("c", 1, "https://arxiv.org/pdf/2601.00001v3"),
                                 linked("d", 2, "https://arxiv.org/abs/2601.00001")}));
  CHECK(appearances(std::move(editions)) == "a: c\nc: a\nd: a\n");
}

TEST_CASE("archive: of a link that runs every week, the nearest are noted") {
  std::vector<EditionWithItems> editions;
  for (int number = 1; number <= 12; ++number) {
    editions.push_back(edition(number, {linked(fmt::format("i{}", number), 1, "https://x.org/")}));
  }
  const std::string all = appearances(std::move(editions));
  CHECK(all.find("i1: i2 i3 i4 i5\n") == 0);
  CHECK(all.find("i6: i2 i3 i4 i5 i7 i8 i9 i10\n") != std::string::npos);
}

TEST_CASE("archive: a link beside an item's own is no appearance") {
  std::vector<EditionWithItems> editions;
  Item with_link = linked("a", 1, "https://x.org/1");
  with_link.links.push_back({.label = "Code", .url = {.text = "https://x.org/2", .span = {}}});
  editions.push_back(edition(1, {with_link}));
  editions.push_back(edition(2, {linked("b", 1, "https://x.org/2")}));
  CHECK(appearances(std::move(editions)).empty());
}

TEST_CASE("archive: a letter's titles are in order") {
  const Config config = config_with_two_sections();
  std::vector<EditionWithItems> editions;
  editions.push_back(edition(1, {linked("beta", 1, ""), linked("Bär", 2, ""), linked("3d", 3, ""),
                                 linked("BAR", 4, ""), linked("alpha", 5, "")}));
  Archive archive = assemble_archive(config, std::move(editions), {});
  index_for_test(archive, config);
  const TitleOrder order(archive);
  std::string all;
  for (std::size_t i = 0; i < archive.letters.size(); ++i) {
    const auto items = order.of(i);
    all += fmt::format("{}: {}\n", archive.letters[i].id,
                       joined(archive, {items.begin(), items.end()}));
  }
  CHECK(all == "a: alpha\nb: Bär BAR beta\n0-9: 3d\n");
}

}  // namespace
}  // namespace tokensite
