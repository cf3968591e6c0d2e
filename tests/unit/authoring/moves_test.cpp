#include "authoring/moves.hpp"

#include <algorithm>

#include "authoring/file_changes.hpp"
#include "parse/config.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string one = "content/editions/0001-first/";
const std::string two = "content/editions/0002-second/";

/// The editions that files of these names make, by their names alone.
class Names {
 public:
  explicit Names(const std::vector<std::string>& paths) {
    std::vector<FileEntry> files;
    for (const std::string& path : paths) files.push_back({.path = path});
    for (const std::string& folder : {one, two}) files.push_back({.path = folder + "edition.md"});
    std::ranges::sort(files);
    Sources sources;
    Diagnostics diagnostics;
    config = *parse_config(sources, sources.add("tokensite.yml", small_config), diagnostics);
    editions = placed_editions(take_inventory(files, config, sources, diagnostics), sources);
  }

  Config config;
  std::vector<PlacedEdition> editions;
};

const Names names({one + "papers/1-a.md", one + "papers/2-b.md", one + "papers/3-c.md",
                   one + "tools/1-d.md", two + "papers/1-e.md", two + "tools/1-a.md"});

std::string renames_of(const std::vector<Rename>& renames) {
  std::string text;
  for (const Rename& rename : renames) {
    text += rename.from.substr(std::string("content/editions/").size()) + " > " +
            rename.to.substr(std::string("content/editions/").size()) + "\n";
  }
  return text;
}

std::string moved(const std::string& item, const std::string& target) {
  const Result<ItemPlace> place = find_item(item, names.editions);
  if (!place) return place.error().message;
  const auto parsed = parse_target(target, names.editions, names.config, place->edition,
                                   names.editions[place->edition].items[place->item].section);
  if (!parsed) return parsed.error().message;
  const auto renames = move_item(names.editions, names.config, *place, *parsed);
  return renames ? renames_of(*renames) : renames.error().message;
}

TEST_CASE("moves: to another section, behind what is there") {
  CHECK(moved("1/b", "tools") ==
        "0001-first/papers/2-b.md > 0001-first/tools/2-b.md\n"
        "0001-first/papers/3-c.md > 0001-first/papers/2-c.md\n");
  CHECK(moved("b", "Tools & Repos") == moved("1/b", "tools"));
}

TEST_CASE("moves: to a position, with what stands there moving on") {
  CHECK(moved("1/c", "papers:1") ==
        "0001-first/papers/3-c.md > 0001-first/papers/1-c.md\n"
        "0001-first/papers/1-a.md > 0001-first/papers/2-a.md\n"
        "0001-first/papers/2-b.md > 0001-first/papers/3-b.md\n");
  CHECK(moved("1/c", "1") == moved("1/c", ":1"));
  CHECK(moved("c", "papers:1") == moved("1/c", ":1"));
  CHECK(moved("1/c", "papers:3").empty());
  CHECK(moved("1/c", "papers").empty());
}

TEST_CASE("moves: to another edition") {
  CHECK(moved("1/b", "2/papers:1") ==
        "0001-first/papers/2-b.md > 0002-second/papers/1-b.md\n"
        "0002-second/papers/1-e.md > 0002-second/papers/2-e.md\n"
        "0001-first/papers/3-c.md > 0001-first/papers/2-c.md\n");
  CHECK(moved("1/b", "2/") == moved("1/b", "2/papers"));
  CHECK(moved("1/b", "0002-second/tools") == moved("1/b", "2/tools"));
}

TEST_CASE("moves: what can't be is refused, with the reason") {
  CHECK(moved("1/b", "papers:4") == "papers of edition 1 ends at position 3; there is no 4");
  CHECK(moved("1/b", "papers:0") == "`papers:0` names no position; they count from 1");
  CHECK(moved("1/b", "papers:x") == "`papers:x` names no position; they count from 1");
  CHECK(moved("1/b", "paper") == "there is no section `paper`; did you mean `papers`?");
  CHECK(moved("1/b", "7/papers") == "there is no edition `7`");
  CHECK(moved("1/a", "2/papers") ==
        "edition 2 has an item `a` already, content/editions/0002-second/tools/1-a.md; rename one "
        "of the two");
}

TEST_CASE("moves: an item is found by its path, by its edition and slug, by its slug alone") {
  CHECK(moved("content/editions/0001-first/tools/1-d.md", "papers:1") == moved("d", "papers:1"));
  CHECK(moved("0001-first/tools/1-d.md", "papers:1") == moved("d", "papers:1"));
  CHECK(moved("./tools/1-d.md", "papers:1") == moved("1/d", "papers:1"));
  CHECK(moved("a", "tools") == "several editions have an item `a`; write 1/a or 2/a");
  CHECK(moved("1-a.md", "tools") ==
        "1-a.md could be content/editions/0001-first/papers/1-a.md or "
        "content/editions/0002-second/tools/1-a.md; write more of its path");
  CHECK(moved("1/z", "tools") == "edition 1 has no item `z`");
  CHECK(moved("zz", "tools") == "no edition has an item `zz`");
  CHECK(moved("papers/9-x.md", "tools") == "papers/9-x.md is no item of an edition");
}

TEST_CASE("moves: renumbering closes gaps and repeats in the order that is there") {
  const Names faulty({one + "papers/1-a.md", one + "papers/2-b.md", one + "papers/2-c.md",
                      one + "papers/04-d.md", one + "papers/9-e.md", one + "tools/0-f.md",
                      one + "papers/cover.png"});
  CHECK(renames_of(renumber(faulty.editions.front(), faulty.config)) ==
        "0001-first/papers/2-c.md > 0001-first/papers/3-c.md\n"
        "0001-first/papers/9-e.md > 0001-first/papers/5-e.md\n"
        "0001-first/tools/0-f.md > 0001-first/tools/1-f.md\n");
  CHECK(renumber(names.editions.front(), names.config).empty());
}

TEST_CASE("moves: what leaves an edition leaves no gap") {
  CHECK(renames_of(close_gap(names.editions.front(), names.config, 0)) ==
        "0001-first/papers/2-b.md > 0001-first/papers/1-b.md\n"
        "0001-first/papers/3-c.md > 0001-first/papers/2-c.md\n");
}

FileChange change(const std::string& from, const std::string& to) {
  return {.from = from, .to = to, .before = {}, .after = {}};
}

TEST_CASE("moves: a name is given when it is free") {
  const auto ordered = in_order({change("1-a", "2-a"), change("3-a", "4-a"), change("2-a", "3-a")});
  REQUIRE(ordered);
  CHECK(*ordered == std::vector{change("3-a", "4-a"), change("2-a", "3-a"), change("1-a", "2-a")});
}

TEST_CASE("moves: names that can't be given one after the other are refused") {
  const auto swap = in_order({change("1-a", "2-a"), change("2-a", "1-a")});
  REQUIRE_FALSE(swap);
  CHECK(swap.error().message ==
        "1-a and 2-a would swap their names; give one of them another slug");
  const auto clash = in_order({change("x", "z"), change("y", "z")});
  REQUIRE_FALSE(clash);
  CHECK(clash.error().message == "two files would be called z");
}

}  // namespace
}  // namespace tokensite
