#include "index/archive.hpp"

#include <fmt/format.h>

#include "index/related_items.hpp"
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
  index_archive(archive, config);
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
    index_archive(archive, config);
    return related_to(archive, 0);
  };
  const std::vector<std::string> nearest{"item-2", "item-3", "item-4", "item-5", "item-6"};
  CHECK(related_to_first(6) == nearest);
  CHECK(related_to_first(100) == nearest);
}

}  // namespace
}  // namespace tokensite
