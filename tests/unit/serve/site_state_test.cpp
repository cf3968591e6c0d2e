#include "serve/site_state.hpp"

#include <boost/filesystem.hpp>
#include <map>
#include <random>

#include "diagnostics/report.hpp"
#include "render/site.hpp"
#include "serve/responses.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

const std::string papers = "content/editions/0001-first/papers";
const std::string beta = papers + "/2-beta.md";

struct ServedSite {
  TemporaryFolder folder;
  SiteState state;

  explicit ServedSite(const Files& files)
      : state({.site = folder.path(), .origin = "http://127.0.0.1:8000"}) {
    folder.write(files);
  }
  std::shared_ptr<const Snapshot> update(const Changes& changes = {.everything = true}) {
    auto snapshot = state.update(changes);
    state.tidy_up();
    return snapshot;
  }
  static std::string page(const Snapshot& snapshot, const std::string& path) {
    const auto shown = page_at(snapshot, path);
    return shown ? shown->html : "";
  }
};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST_CASE("serve, state: a save shows in the next snapshot, and only there", "[serve]") {
  ServedSite site(small_site());
  const auto before = site.update();
  REQUIRE(before);
  CHECK(before->base_path == "/tester/");
  site.folder.write({{beta, "---\ntitle: Better\nno_url: none\ntags: [llm]\n---\nIt is.\n"}});
  const auto after = site.update({.folders = {papers}});
  REQUIRE(after);
  INFO(after->report_text);
  CHECK(holds(ServedSite::page(*after, "/tester/editions/1/beta/"), "Better"));
  CHECK_FALSE(holds(ServedSite::page(*before, "/tester/editions/1/beta/"), "Better"));
}

TEST_CASE("serve, state: a history that has to be read comes after the first pages", "[serve]") {
  const auto history_with = [](const std::string& author) {
    auto history = std::make_shared<SiteHistory>();
    history->revisions = {{.day = {.year = 2026, .month = 6, .day = 10}, .authors = {author}}};
    history->files[papers + "/1-alpha.md"] = {{.kind = FileRevision::Kind::came, .revision = 0}};
    return history;
  };
  std::shared_ptr<const SiteHistory> kept;
  std::shared_ptr<const SiteHistory> now = history_with("Ada");
  const TemporaryFolder folder;
  folder.write(small_site());
  const auto options = [&]() -> SiteStateOptions {
    return {.site = folder.path(),
            .origin = "http://127.0.0.1:8000",
            .history = {.kept = [&] { return kept; }, .read = [&] { return now; }}};
  };
  SiteState state(options());
  const auto names = [](const Snapshot& snapshot, const std::string& author) {
    return holds(ServedSite::page(snapshot, "/tester/editions/1/alpha/"), author);
  };
  const auto first = state.update({.everything = true});
  CHECK_FALSE(names(*first, "Ada"));
  const auto second = state.update({.history = true});
  REQUIRE(second);
  CHECK(names(*second, "Ada"));
  CHECK(state.update({.history = true}) == nullptr);
  now = history_with("Ada");  // read again, and the same
  CHECK(state.update({.history = true}) == nullptr);
  now = history_with("Bob");
  const auto third = state.update({.history = true});
  REQUIRE(third);
  CHECK(names(*third, "Bob"));
  // What is kept is there at once.
  kept = now;
  SiteState next(options());
  CHECK(names(*next.update({.everything = true}), "Bob"));
  CHECK(next.update({.history = true}) == nullptr);
}

TEST_CASE("serve, state: where nothing has changed after all there is nothing new", "[serve]") {
  ServedSite site(small_site());
  REQUIRE(site.update());
  CHECK(site.update({.folders = {papers}}) == nullptr);
  CHECK(site.update({.everything = true}) == nullptr);
}

TEST_CASE("serve, state: while there are errors the last good pages stay, and the report says why",
          "[serve]") {
  ServedSite site(small_site());
  const auto good = site.update();
  site.folder.write({{beta, "---\ntitel: Beta\n---\n"}});
  const auto faulty = site.update({.folders = {papers}});
  REQUIRE(faulty);
  CHECK(faulty->pages == good->pages);
  CHECK(holds(faulty->report, "unknown key `titel`"));
  CHECK(holds(faulty->report, "\"href\":\"vscode://file/"));
  CHECK(holds(faulty->report_text, "content/editions/0001-first/papers/2-beta.md:2:1: error: "));
  site.folder.write({{beta, small_site().at(beta)}});
  const auto mended = site.update({.folders = {papers}});
  REQUIRE(mended);
  CHECK(mended->pages != good->pages);
  CHECK(holds(mended->report, "\"errors\":0"));
}

TEST_CASE("serve, state: a site that was never good has no pages, until it is", "[serve]") {
  ServedSite site(Files{{"tokensite.yml", "title: T\n"}});
  const auto faulty = site.update();
  REQUIRE(faulty);
  CHECK(faulty->pages == nullptr);
  site.folder.write(small_site());
  CHECK(site.update()->pages != nullptr);
}

TEST_CASE("serve, state: a site that can't be read is told of, and read when it can", "[serve]") {
  ServedSite site(small_site());
  REQUIRE(site.update());
  boost::filesystem::remove(site.folder.path("tokensite.yml"));
  const auto failed = site.update({.folders = {""}});
  REQUIRE(failed);
  CHECK(failed->pages != nullptr);
  CHECK(holds(failed->report, "cannot read"));
  site.folder.write(small_site());
  CHECK(holds(site.update({.folders = {""}})->report, "\"errors\":0"));
}

TEST_CASE("serve, state: folders that come and go are followed by their names alone", "[serve]") {
  ServedSite site(small_site());
  REQUIRE(site.update());
  const std::string second = "content/editions/0002-second";
  Files more;
  for (const auto& [path, text] : small_site()) {
    const std::string first = "content/editions/0001-first";
    if (!path.starts_with(first)) continue;
    std::string changed = text;
    if (path.ends_with("edition.md")) {
      changed = "---\nnumber: 2\ntitle: Second\ndate: 2026-06-24\n---\nHello again.\n";
    } else if (const auto url = changed.find("\nurl: "); url != changed.npos) {
      changed.replace(url + 1, changed.find('\n', url + 1) - url - 1, "no_url: none");
    }
    more[second + path.substr(first.size())] = changed;
  }
  site.folder.write(more);
  const auto with = site.update({.folders = {"content/editions", second}});
  REQUIRE(with);
  INFO(with->report_text);
  CHECK(holds(ServedSite::page(*with, "/tester/editions/2/"), "Second"));
  boost::filesystem::remove_all(site.folder.path(second));
  const auto without = site.update({.folders = {"content/editions"}});
  REQUIRE(without);
  CHECK(page_at(*without, "/tester/editions/2/")->status == 404);
}

TEST_CASE("serve, state: what one look has learnt serves the next, whichever way it was told",
          "[serve]") {
  ServedSite site(small_site());
  for (int i = 0; i < 5; ++i) {
    site.folder.write({{beta, "---\ntitle: Beta " + std::to_string(i) +
                                  "\nno_url: none\ntags: [llm]\n---\nText.\n"}});
    const auto snapshot =
        site.update(i % 2 == 0 ? Changes{.everything = true} : Changes{.folders = {papers}});
    REQUIRE(snapshot);
    CHECK(holds(ServedSite::page(*snapshot, "/tester/editions/1/beta/"),
                "Beta " + std::to_string(i)));
  }
}

/// Everything that a plan without faults gives.
std::map<std::string, std::string> outputs_of(const Plan& plan) {
  std::map<std::string, std::string> outputs;
  for (const Output& output : plan.outputs) outputs[output.path] = rendered(plan, output.path);
  return outputs;
}

TEST_CASE("serve, state: whatever has changed, the site is that of a first look", "[serve]") {
  std::mt19937 random(11);
  const auto below = [&](std::size_t n) { return random() % n; };
  // One that comes between the others gives those after it new numbers.
  const std::vector<std::string> paths = {beta, papers + "/3-delta.md",
                                          "content/editions/0001-first/tools/2-tool.md",
                                          "content/pages/a-page.md"};
  Files files =
      small_site({{"tokensite.yml", std::string(small_config) + "rules: {\"*\": warning}\n"}});
  ServedSite site(files);
  REQUIRE(site.update());
  for (int step = 0; step < 40; ++step) {
    const std::string& path = paths[below(paths.size())];
    if (path != beta && files.contains(path) && below(2) == 0) {
      files.erase(path);
      boost::filesystem::remove(site.folder.path(path));
    } else {
      const bool is_page = path.starts_with("content/pages/");
      files[path] = "---\ntitle: Step " + std::to_string(step) +
                    (is_page ? "" : "\nno_url: none\ntags: [llm]") + "\n---\nSee [alpha](" +
                    (is_page ? "../editions/0001-first/" : "../") + "papers/1-alpha.md).\n";
      site.folder.write({{path, files[path]}});
    }
    INFO("step " << step << ": " << path);
    const Changes changes{.folders = {path.substr(0, path.rfind('/'))}};
    const bool is_left_untidy = below(3) == 0;
    const auto snapshot = is_left_untidy ? site.state.update(changes) : site.update(changes);
    REQUIRE(snapshot);
    REQUIRE(site.state.latest());
    const Plan first = plan_of(files, {.origin = "http://127.0.0.1:8000"});
    REQUIRE(first.summary.errors == 0);
    CHECK(snapshot->report_text == text_report(first.diagnostics, *first.sources, Colour::never));
    CHECK(outputs_of(*site.state.latest()) == outputs_of(first));
  }
}

}  // namespace
}  // namespace tokensite
