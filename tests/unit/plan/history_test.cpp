// What pages show of a history that stands in the test.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "plan/plan.hpp"
#include "render/site.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

using Kind = FileRevision::Kind;
using Lines = std::vector<std::string>;

const std::string edition = "content/editions/0001-first/";
const std::string alpha = edition + "papers/1-alpha.md";
const std::string beta = edition + "papers/2-beta.md";

/// What one commit did: the files that came, and those that changed.
struct Commit {
  Date day;
  std::string author;
  Lines came;
  Lines changed;
};

/// The oldest first, as one tells a story.
std::shared_ptr<SiteHistory> history_of(const std::vector<Commit>& commits) {
  auto history = std::make_shared<SiteHistory>();
  for (auto commit = commits.rbegin(); commit != commits.rend(); ++commit) {
    const auto revision = static_cast<std::uint32_t>(history->revisions.size());
    history->revisions.push_back({.day = commit->day, .authors = {}});
    if (!commit->author.empty()) history->revisions.back().authors = {commit->author};
    for (const std::string& file : commit->came)
      history->files[file].push_back({.kind = Kind::came, .revision = revision});
    for (const std::string& file : commit->changed)
      history->files[file].push_back({.kind = Kind::changed, .revision = revision});
  }
  return history;
}

/// The small site as it was written before its edition came out, on June 17, and on that day.
std::vector<Commit> written() {
  return {{.day = {2026, 6, 10},
           .author = "Ada",
           .came = {edition + "edition.md", alpha, beta, edition + "tools/1-gamma.md",
                    "content/pages/about.md"},
           .changed = {}},
          {.day = {2026, 6, 17}, .author = "Bob", .came = {}, .changed = {alpha}}};
}

std::vector<Commit> written_and(std::vector<Commit> more) {
  std::vector<Commit> all = written();
  std::ranges::move(more, std::back_inserter(all));
  return all;
}

Plan plan_with(const std::vector<Commit>& commits, const Files& changes = {}) {
  const std::string config = small_config;
  Files files = small_site({{"tokensite.yml", config + "theme: plain\n"}});
  for (const auto& [path, text] : changes) files[path] = text;
  return plan_of(files, {.history = history_of(commits)});
}

/// The lines of an output that hold one of these.
std::string lines_with(const Plan& plan, const std::string& path, const Lines& wanted) {
  const std::string text = rendered(plan, path);
  std::string found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (std::ranges::any_of(wanted,
                            [&](const std::string& one) { return line.find(one) != line.npos; }))
      found += line + "\n";
    begin = end + 1;
  }
  return found;
}

/// What the page of changes lists.
std::string listed(const Plan& plan) {
  return lines_with(plan, "changes/index.html", {"<h2>", "<li>Added", "<li>Corrected"});
}

bool has_output(const Plan& plan, const std::string& path) {
  return std::ranges::find(plan.outputs, path, &Output::path) != plan.outputs.end();
}

const Lines updates = {"dt-updated", "Edited by"};

TEST_CASE("history: without one, nothing is shown of it") {
  const Plan plan = plan_of(small_site());
  CHECK_FALSE(has_output(plan, "changes/index.html"));
  CHECK_FALSE(has_output(plan, "changes/feed.xml"));
  for (const Output& output : plan.outputs) {
    INFO(output.path);
    const std::string bytes = *output.render();
    CHECK(bytes.find("changes/") == bytes.npos);
    CHECK(bytes.find("dt-updated") == bytes.npos);
    CHECK(bytes.find("<lastmod>") == bytes.npos);
  }
  // Nor with an empty one: a folder in no repository.
  CHECK_FALSE(has_output(plan_with({}), "changes/index.html"));
}

TEST_CASE("history: work on an edition until the day it comes out is no correction") {
  const Plan plan = plan_with(written());
  REQUIRE(plan.diagnostics.empty());
  CHECK(lines_with(plan, "editions/1/alpha/index.html", updates) ==
        "<li>Edited by Ada, Bob</li>\n");
  CHECK(lines_with(plan, "editions/1/index.html", updates) == "<p>Edited by Ada, Bob</p>\n");
  CHECK(listed(plan) ==
        "<h2><time datetime=\"2026-06-17\">June 17, 2026</time></h2>\n"
        "<li>Added: <a href=\"/tester/editions/1/\">First</a>, <a href=\"/tester/editions/1/\" "
        "aria-label=\"Edition 1: First\">#1</a>, 3 items, Ada, Bob</li>\n"
        "<h2><time datetime=\"2026-06-10\">June 10, 2026</time></h2>\n"
        "<li>Added: <a href=\"/tester/about/\">About</a>, Ada</li>\n");
}

TEST_CASE("history: a correction shows on the item, on its edition, and in copies") {
  const Plan plan = plan_with(
      written_and({{.day = {2026, 6, 20}, .author = "Cleo <&>", .came = {}, .changed = {alpha}}}));
  const std::string day = "<time class=\"dt-updated\" datetime=\"2026-06-20\">June 20, 2026</time>";
  const std::string item = rendered(plan, "editions/1/alpha/index.html");
  CHECK(item.find("Updated " + day) != item.npos);
  CHECK(item.find("Edited by Ada, Bob, Cleo &lt;&amp;&gt;") != item.npos);
  CHECK(item.find("\"dateModified\":\"2026-06-20\"") != item.npos);
  const std::string whole = rendered(plan, "editions/1/index.html");
  CHECK(whole.find("Updated " + day) != whole.npos);
  CHECK(whole.find("\"dateModified\":\"2026-06-20\"") != whole.npos);
  CHECK(lines_with(plan, "editions/1/beta/index.html", {"dt-updated"}).empty());
  CHECK(lines_with(plan, "api/editions/1.json", {"\"updated\""}) ==
        "  \"updated\": \"2026-06-20\",\n      \"updated\": \"2026-06-20\",\n");
  CHECK(lines_with(plan, "api/editions.json", {"\"updated\""}) ==
        "      \"updated\": \"2026-06-20\",\n");
  CHECK(lines_with(plan, "atom.xml", {"<published>", "<updated>"}) ==
        "  <updated>2026-06-20T11:59:58Z</updated>\n"
        "    <published>2026-06-17T12:00:00Z</published>\n"
        "    <updated>2026-06-20T11:59:58Z</updated>\n");
  CHECK(lines_with(plan, "feed.json", {"\"date_"}) ==
        "      \"date_published\": \"2026-06-17T12:00:00Z\",\n"
        "      \"date_modified\": \"2026-06-20T11:59:58Z\"\n");
}

TEST_CASE("history: changes are listed by day, what was added first") {
  const std::string delta = edition + "tools/2-delta.md";
  const Plan plan = plan_with(
      written_and({{.day = {2026, 6, 20}, .author = "Cleo", .came = {}, .changed = {alpha}},
                   {.day = {2026, 6, 20}, .author = "Bob", .came = {delta}, .changed = {alpha}},
                   {.day = {2026, 6, 21}, .author = "", .came = {}, .changed = {delta}}}),
      {{delta, "---\ntitle: Delta\nno_url: lost\ntags: [llm]\n---\n"}});
  const std::string place =
      ", <a href=\"/tester/editions/1/\" aria-label=\"Edition 1: First\">#1</a>";
  CHECK(
      listed(plan).starts_with("<h2><time datetime=\"2026-06-21\">June 21, 2026</time></h2>\n"
                               "<li>Corrected: <a href=\"/tester/editions/1/delta/\">Delta</a>" +
                               place +
                               "</li>\n"
                               "<h2><time datetime=\"2026-06-20\">June 20, 2026</time></h2>\n"
                               "<li>Added: <a href=\"/tester/editions/1/delta/\">Delta</a>" +
                               place +
                               ", Bob</li>\n"
                               "<li>Corrected: <a href=\"/tester/editions/1/alpha/\">Alpha</a>" +
                               place +
                               ", Cleo, Bob</li>\n"
                               "<h2><time datetime=\"2026-06-17\">"));
  CHECK(lines_with(plan, "changes/feed.xml", {"<guid", "      <title", "      <pubDate"})
            .starts_with("      <title>Corrected: Delta</title>\n"
                         "      <guid isPermaLink=\"false\">tag:example.org,2025:tester/changes/"
                         "2026-06-21/corrected/editions/1/delta/</guid>\n"
                         "      <pubDate>Sun, 21 Jun 2026 12:00:00 +0000</pubDate>\n"
                         "      <title>Added: Delta</title>\n"));
  CHECK(lines_with(plan, "changes/index.html", {"rel=\"alternate\""})
            .starts_with("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"The Tester: "
                         "Changes\" href=\"https://example.org/tester/changes/feed.xml\">\n"));
}

TEST_CASE("history: what one commit did to many is told in a line") {
  std::vector<Commit> commits = {{.day = {2026, 7, 1}, .author = "Ada", .came = {}, .changed = {}},
                                 {.day = {2026, 7, 2}, .author = "Bob", .came = {}, .changed = {}}};
  Files files;
  for (int number = 1; number <= 30; ++number) {
    const std::string folder = fmt::format("content/editions/{:04}-n{}/", number, number);
    files[folder + "edition.md"] =
        fmt::format("---\nnumber: {0}\ntitle: N{0}\ndate: 2026-05\n---\n", number);
    commits[0].came.push_back(folder + "edition.md");
    for (const char* name : {"1-a", "2-b"}) {
      const std::string item = fmt::format("{}papers/{}.md", folder, name);
      files[item] = "---\ntitle: A title\nno_url: lost\ntags: [llm, rag]\n---\n";
      commits[0].came.push_back(item);
      commits[1].changed.push_back(item);
    }
  }
  const std::string config = small_config;
  files["tokensite.yml"] = config + "theme: plain\n";
  const Plan plan = plan_of(files, {.history = history_of(commits)});
  CHECK(listed(plan) ==
        "<h2><time datetime=\"2026-07-02\">July 2, 2026</time></h2>\n"
        "<li>Corrected: 60 items, Bob</li>\n"
        "<h2><time datetime=\"2026-07-01\">July 1, 2026</time></h2>\n"
        "<li>Added: 30 editions, 60 items, Ada</li>\n");
  // Each of them is corrected all the same.
  CHECK(lines_with(plan, "editions/7/a/index.html", {"dt-updated"}).find("2026-07-02") !=
        std::string::npos);
}

TEST_CASE("history: the sitemap says when pages changed, as far as that is known") {
  const std::vector<Commit> commits =
      written_and({{.day = {2026, 6, 20}, .author = "Cleo", .came = {}, .changed = {alpha}}});
  const Plan plan = plan_with(commits);
  const auto last_change = [&](const std::string& address) {
    const std::string map = rendered(plan, "sitemap.xml");
    const std::string place = "/tester/" + address + "</loc>\n    <lastmod>";
    const std::size_t found = map.find(place);
    return found == map.npos ? "" : map.substr(found + place.size(), 10);
  };
  CHECK(last_change("") == "2026-06-20");
  CHECK(last_change("editions/1/") == "2026-06-20");
  CHECK(last_change("editions/1/alpha/") == "2026-06-20");
  CHECK(last_change("editions/1/beta/") == "2026-06-17");
  CHECK(last_change("about/") == "2026-06-10");
  CHECK(last_change("tags/") == "");
}

TEST_CASE("history: of a shallow clone, what came before stays unknown") {
  const Plan plan =
      plan_with({{.day = {2026, 6, 20}, .author = "Cleo", .came = {}, .changed = {alpha}}});
  CHECK(lines_with(plan, "editions/1/alpha/index.html", {"dt-updated"}).find("2026-06-20") !=
        std::string::npos);
  CHECK(lines_with(plan, "editions/1/beta/index.html", updates).empty());
  CHECK(listed(plan).find("Added") == std::string::npos);
}

TEST_CASE("history: tokensite.yml says what is shown of it") {
  const std::string config = std::string(small_config) + "theme: plain\n";
  const std::vector<Commit> commits =
      written_and({{.day = {2026, 6, 20}, .author = "Cleo", .came = {}, .changed = {alpha}}});
  const Plan off = plan_with(commits, {{"tokensite.yml", config + "history: off\n"}});
  REQUIRE(off.diagnostics.empty());
  CHECK_FALSE(has_output(off, "changes/index.html"));
  CHECK(lines_with(off, "editions/1/alpha/index.html", updates).empty());
  const Plan days = plan_with(commits, {{"tokensite.yml", config + "history: days\n"}});
  CHECK(rendered(days, "editions/1/alpha/index.html").find("2026-06-20") != std::string::npos);
  for (const Output& output : days.outputs) {
    INFO(output.path);
    CHECK(output.render()->find("Cleo") == std::string::npos);
  }
  const Plan wrong = plan_with(commits, {{"tokensite.yml", config + "history: all\n"}});
  REQUIRE(wrong.diagnostics.size() == 1);
  CHECK(wrong.diagnostics.front().message == "`all` is nothing to tell of the history");
}

TEST_CASE("history: a page of the site's own takes the place of that of changes") {
  const Files own = {{"content/pages/changes.md", "---\ntitle: Our changes\n---\n\nBy hand.\n"}};
  const Plan plan = plan_with(written(), own);
  REQUIRE(plan.diagnostics.empty());
  CHECK(rendered(plan, "changes/index.html").find("By hand.") != std::string::npos);
  CHECK_FALSE(has_output(plan, "changes/feed.xml"));
}

TEST_CASE("history: a link to the changes is broken only if it is known that there are none") {
  const Files link = {{"content/pages/about.md", "---\ntitle: About\n---\n\n[New](/changes/).\n"}};
  CHECK(plan_with(written(), link).diagnostics.empty());
  CHECK(plan_of(small_site(link)).diagnostics.empty());
  CHECK(plan_with({}, link).diagnostics.size() == 1);
}

TEST_CASE("history: a commit changes the fingerprints of what shows it, and no others") {
  const Plan before = plan_with(written());
  const Plan after = plan_with(
      written_and({{.day = {2026, 6, 20}, .author = "Cleo", .came = {}, .changed = {alpha}}}));
  REQUIRE(before.outputs.size() == after.outputs.size());
  Lines changed;
  for (std::size_t i = 0; i < after.outputs.size(); ++i) {
    const Output& output = after.outputs[i];
    const bool has_same_bytes = *before.outputs[i].render() == *output.render();
    INFO(output.path);
    CHECK((before.outputs[i].fingerprint() == output.fingerprint()) == has_same_bytes);
    if (!has_same_bytes) changed.push_back(output.path);
  }
  CHECK(changed == Lines{"api/editions.json", "api/editions/1.json", "atom.xml", "changes/feed.xml",
                         "changes/index.html", "editions/1/alpha/index.html",
                         "editions/1/index.html", "feed.json", "sitemap.xml"});
}

}  // namespace
}  // namespace tokensite
