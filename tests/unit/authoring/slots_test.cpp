#include "authoring/slots.hpp"

#include "authoring/new_edition.hpp"
#include "authoring/slots_report.hpp"
#include "parse/inventory.hpp"
#include "render/site.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const std::string next_folder = "content/editions/0002-next";

std::string waiting(const std::string& title, const std::string& more) {
  return "---\ntitle: " + title + "\nurl: https://example.org/" + title + "\n" + more + "---\n";
}

/// The small site with a draft that has one paper of two, and an inbox.
const Files files = small_site({
    {next_folder + "/edition.md",
     "---\nnumber: 2\ntitle: Next\ndate: 2026-06-24\ndraft: true\ntldr:\n  papers: \"\"\n---\n"},
    {next_folder + "/papers/1-one.md", "---\ntitle: One\nurl: https://one.example/\n---\n"},
    {"content/inbox/a.md", waiting("A", "section: papers\nadded: 2026-06-20\n")},
    {"content/inbox/b.md", waiting("B", "section: papers\nadded: 2026-06-19\n")},
    {"content/inbox/one.md", waiting("Other", "section: tools\nadded: 2026-06-19\n")},
    {"content/inbox/d.md", waiting("D", "section: tools\nadded: 2026-06-18\ndraft: true\n")},
    {"content/inbox/e.md", "---\nurl: https://example.org/E\nsection: tools\n---\n"},
    {"content/inbox/f.md", waiting("F", "")},
    {"content/inbox/g.md", waiting("G", "section: tool\n")},
});

struct Fixture {
  Plan plan = plan_of(files, {.drafts = Drafts::include});
  const Config& config = plan.site->config;
  const Archive& archive = plan.site->archive;
  std::vector<InboxItem> inbox = *read_inbox(MemoryFiles(files), config);
  EditionSlots slots = slots_of(archive, config, *coming_edition(archive));

  std::string taken(const std::vector<std::string>& slugs,
                    std::optional<std::size_t> section = std::nullopt,
                    Fullness fullness = Fullness::refuse) const {
    const auto takings = take(slugs, inbox, slots, config, section, fullness);
    if (!takings) return takings.error().message;
    return names_of(*takings);
  }

  std::string names_of(const std::vector<Taking>& takings) const {
    std::string names;
    for (const Taking& taking : takings) {
      names += config.sections[taking.section].id + "/" + taking.item->slug + " ";
    }
    return names;
  }

  PlacedEdition placed() const {
    Sources sources;
    Diagnostics diagnostics;
    const auto content = MemoryFiles(files).list("content");
    return placed_editions(take_inventory(*content, config, sources, diagnostics), sources).back();
  }
};

TEST_CASE("slots: what the draft has, what it lacks") {
  const Fixture site;
  CHECK(site.slots.number == 2);
  REQUIRE(site.slots.sections.size() == 2);
  CHECK(site.slots.sections[0].items == 1);
  CHECK(site.slots.sections[0].missing() == 1);
  CHECK(site.slots.sections[0].room() == 1);
  CHECK(site.slots.sections[0].lacks_tldr);
  CHECK_FALSE(site.slots.sections[1].room());
}

TEST_CASE("slots: items are taken by their names") {
  const Fixture site;
  CHECK(site.taken({"a"}) == "papers/a ");
  CHECK(site.taken({"content/inbox/a.md", "a", "one.md"}) == "papers/a tools/one ");
  CHECK(site.taken({"f"}, 1) == "tools/f ");
}

TEST_CASE("slots: an item that can't be taken is refused with the reason, and all with it") {
  const Fixture site;
  CHECK(site.taken({"a", "b"}) ==
        "papers has 1 of 2 items in edition 2; there is no room for b (--force takes it all the "
        "same)");
  CHECK(site.taken({"a", "b"}, std::nullopt, Fullness::allow) == "papers/a papers/b ");
  CHECK(site.taken({"e"}) == "content/inbox/e.md can't be taken: it has no title yet");
  CHECK(site.taken({"f"}) ==
        "content/inbox/f.md doesn't say which section it is for; name it with --section");
  CHECK(site.taken({"g"}) ==
        "content/inbox/g.md: there is no section `tool`; did you mean `tools`?");
  CHECK(site.taken({"onn"}) == "there is no content/inbox/onn.md; did you mean `one`?");
}

TEST_CASE("slots: filling takes what has waited longest, while there is room") {
  const Fixture site;
  CHECK(site.names_of(fill(site.inbox, site.slots)) == "papers/b tools/one ");
}

TEST_CASE("slots: what is taken loses the inbox's keys, and gets a name of its own") {
  const Fixture site;
  const auto changes = changes_for(fill(site.inbox, site.slots), site.placed(), site.config);
  REQUIRE(changes);
  REQUIRE(changes->size() == 2);
  CHECK(changes->front().from == "content/inbox/b.md");
  CHECK(changes->front().to == next_folder + "/papers/2-b.md");
  CHECK(changes->front().before == waiting("B", "section: papers\nadded: 2026-06-19\n"));
  CHECK(changes->front().after == waiting("B", ""));
  CHECK(changes->back().to == next_folder + "/tools/1-one-2.md");
}

TEST_CASE("slots: a name that was made of the address becomes one of the title") {
  const Fixture site;
  const Files more = {{"content/inbox/arxiv-2601-00007-2.md",
                       "---\ntitle: \"Roots: how they find water\"\n"
                       "url: https://arxiv.org/abs/2601.00007\nsection: papers\n---\n\n"
                       "See [the first](../editions/0001-first/papers/1-alpha.md).\n"}};
  const auto inbox = read_inbox(MemoryFiles(more), site.config);
  REQUIRE(inbox);
  const auto changes =
      changes_for({{.item = &inbox->front(), .section = 0}}, site.placed(), site.config);
  REQUIRE(changes);
  CHECK(changes->front().to == next_folder + "/papers/2-roots.md");
  CHECK(changes->front().after ==
        "---\ntitle: \"Roots: how they find water\"\nurl: https://arxiv.org/abs/2601.00007\n---\n\n"
        "See [the first](../../0001-first/papers/1-alpha.md).\n");
}

TEST_CASE("slots: shown on a terminal") {
  const Fixture site;
  const SlotsCheck check{.faults = {"papers/1-one.md:1:1: this item has no tags [untagged-item]"},
                         .errors = 1,
                         .warnings = 2};
  CHECK(slots_text(site.slots, site.inbox, check) == R"(Edition 2 (draft): Next
content/editions/0002-next, 2026-06-24

  papers  1/2  ●○  1 missing, 2 in the inbox, no TL;DR line
  tools   0        3 in the inbox

Waiting in content/inbox:
  papers
    b    B
    a    A
  tools
    d    (draft) D
    one  Other
    e    (no title yet) https://example.org/E
  (no section yet)
    f    F
    g    G

Were it sent now, `check` would report 1 error and 2 warnings; besides the above:
  papers/1-one.md:1:1: this item has no tags [untagged-item]
)");
}

TEST_CASE("slots: no line of the inbox is wider than a terminal") {
  Fixture site;
  site.inbox.resize(1);
  site.inbox.front().section = 0;
  site.inbox.front().draft = false;
  site.inbox.front().title = std::string(200, 'x');
  const std::string narrow = slots_text(site.slots, site.inbox, {});
  CHECK(narrow.find("    d  " + std::string(72, 'x') + "…\n") != std::string::npos);
  site.inbox.front().title.clear();
  site.inbox.front().url = "https://example.org/" + std::string(200, 'x');
  CHECK(slots_text(site.slots, site.inbox, {}).find("(no title yet) https://example.org/xxx") !=
        std::string::npos);
}

TEST_CASE("slots: shown to programs") {
  const Fixture site;
  const std::string json = slots_json(site.slots, {}, {});
  CHECK(json.starts_with("{\n"));
  CHECK(json.find("\"missing\": 1") != std::string::npos);
  CHECK(json.find("\"lacks_tldr\": true") != std::string::npos);
}

TEST_CASE("new edition: the next number and date, a line for each section that is always there") {
  const Fixture site;
  const SourceEdition next = next_edition(
      site.archive, site.config, {site.placed(), {.folder = "x", .number = 7}}, Date{2026, 6, 20});
  CHECK(edition_source(next) ==
        "---\nnumber: 8\ntitle: \"Edition 8\"\ndate: 2026-07-01\ndraft: true\ntldr:\n  papers: "
        "\"\"\n---\n");
}

TEST_CASE("new edition: the first one is number 1, today") {
  const Fixture site;
  const SourceEdition first = next_edition({}, site.config, {}, Date{2026, 6, 20});
  CHECK(first.number == 1);
  CHECK(first.date == Date{2026, 6, 20});
}

}  // namespace
}  // namespace tokensite
