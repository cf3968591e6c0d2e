#include "plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

std::vector<std::string> paths_of(const Plan& plan) {
  std::vector<std::string> paths;
  for (const Output& output : plan.outputs) paths.push_back(output.path);
  return paths;
}

/// Path -> fingerprint and bytes.
std::map<std::string, std::pair<std::optional<Fingerprint>, std::string>> rendered_all(
    const Files& files) {
  std::map<std::string, std::pair<std::optional<Fingerprint>, std::string>> all;
  for (const Output& output : plan_of(files).outputs) {
    all[output.path] = {output.fingerprint(), *output.render()};
  }
  return all;
}

TEST_CASE("plan: a small site has every output of the contract") {
  const Plan plan = plan_of(small_site());
  CHECK(plan.diagnostics.empty());
  CHECK(plan.summary.editions == 1);
  CHECK(plan.summary.items == 3);
  const std::vector<std::string> paths = paths_of(plan);
  CHECK(std::ranges::is_sorted(paths));
  for (const char* path : {".nojekyll",
                           "404.html",
                           "about/index.html",
                           "api/editions.json",
                           "api/editions/1.json",
                           "api/tags.json",
                           "atom.xml",
                           "editions/1.md",
                           "editions/1/alpha/index.html",
                           "editions/1/index.html",
                           "editions/index.html",
                           "feed.json",
                           "feed.xml",
                           "index.html",
                           "llms.txt",
                           "opensearch.xml",
                           "robots.txt",
                           "search/index.html",
                           "sections/papers/feed.xml",
                           "sections/papers/index.html",
                           "sitemap.xml",
                           "sources/arxiv.org/index.html",
                           "sources/example.com/index.html",
                           "sources/index.html",
                           "tags/index.html",
                           "tags/llm/feed.xml",
                           "tags/llm/index.html",
                           "titles/a/index.html",
                           "titles/index.html",
                           "trends/index.html",
                           "years/2026/index.html"}) {
    INFO(path);
    CHECK(std::ranges::count(paths, path) == 1);
  }
  CHECK(std::ranges::count(paths, "CNAME") == 0);
}

TEST_CASE("plan: an error leaves nothing to write, a warning leaves everything") {
  CHECK(
      plan_of(small_site({{"content/editions/0001-first/papers/2-beta.md", ""}})).outputs.empty());
  const Plan warned =
      plan_of(small_site({{"content/editions/0001-first/tools/1-gamma.md",
                           "---\ntitle: G\nurl: https://x.org/\ntags: [new]\n---\n"}}));
  CHECK(warned.summary.warnings == 1);
  CHECK_FALSE(warned.outputs.empty());
}

TEST_CASE("plan: all faults are reported in one run, sorted by place") {
  const Plan plan = plan_of(small_site({
      {"content/editions/0001-first/papers/1-alpha.md", "---\ntitle: A: B\nurl: x\n---\n"},
      {"content/editions/0001-first/papers/2-beta.md", "---\ntilte: Beta\nno_url: lost\n---\n"},
      {"content/editions/0001-first/tools/1-gamma.md", "no front matter\n"},
  }));
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : plan.diagnostics)
    codes.emplace_back(name_of(diagnostic.code));
  CHECK(codes == std::vector<std::string>{"yaml-syntax", "untagged-item", "unknown-key",
                                          "missing-front-matter"});
}

TEST_CASE("plan: diagnostics and bytes are the same for any number of jobs") {
  Files files = small_site();
  for (int number = 2; number < 40; ++number) {
    const std::string folder = "content/editions/" + std::to_string(number) + "-x/";
    files[folder + "edition.md"] =
        "---\nnumber: " + std::to_string(number) + "\ntitle: T\ndate: 2026-01\n---\n";
    files[folder + "papers/1-a.md"] = "---\ntitle: A\nno_url: lost\ntags: [lllm]\n---\n";
    files[folder + "papers/2-b.md"] = "---\ntitle: B\nno_url: lost\ntags: [rag]\n---\n";
  }
  const Plan one = plan_of(files, {}, 1);
  const Plan many = plan_of(files, {}, 8);
  CHECK(text_report(one.diagnostics, *one.sources, Colour::never) ==
        text_report(many.diagnostics, *many.sources, Colour::never));
  REQUIRE(paths_of(one) == paths_of(many));
  for (std::size_t i = 0; i < one.outputs.size(); ++i) {
    CHECK(one.outputs[i].fingerprint() == many.outputs[i].fingerprint());
    CHECK(*one.outputs[i].render() == *many.outputs[i].render());
  }
}

TEST_CASE("plan: whenever an output's bytes change, its fingerprint does") {
  const auto before = rendered_all(small_site());
  const std::string edition = "content/editions/0001-first/";
  const std::string config = small_config;
  std::string described = config;
  described.insert(described.find("title: Language"), "description: Of language., ");
  const Files changes[] = {
      {{edition + "papers/1-alpha.md",
        "---\ntitle: Alpha 2\nurl: https://x.org/\ntags: [llm]\n---\n"}},
      {{edition + "papers/1-alpha.md", "---\ntitle: Alpha\nno_url: lost\ntags: [rag]\n---\n"}},
      {{edition + "papers/2-beta.md",
        "---\ntitle: Beta\nno_url: lost\ntags: [llm, rag]\n---\n\n[a](1-alpha.md)\n"}},
      {{edition + "papers/2-beta.md", ""},
       {edition + "papers/2-bravo.md",
        "---\ntitle: Beta\nno_url: \"it was lost\"\ntags: [llm, rag]\n---\n"}},
      {{edition + "tools/2-delta.md", "---\ntitle: Delta\nno_url: lost\ntags: [llm]\n---\n"}},
      {{edition + "edition.md", "---\nnumber: 1\ntitle: Renamed\ndate: 2026-06\n---\n"}},
      {{edition + "cover.png", "png"}},
      {{"content/pages/about.md", "---\ntitle: About us\n---\n"}},
      {{"content/pages/more.md", "---\ntitle: More\n---\n"}},
      {{"tokensite.yml", config + "tagline: New\n"}},
      {{"tokensite.yml", config + "theme: plain\n"}},
      {{"themes/tokenizer/templates/footer.mustache", "<footer>{{site.title}}</footer>"}},
      {{"themes/tokenizer/strings/en.yml", "tags: Topics\n"}},
      {{"themes/tokenizer/assets/style.css", "body{}"}},
      {{edition + "edition.md", "---\nnumber: 1\ntitle: First\ndate: 2025-06\n---\n"}},
      {{"tokensite.yml", described}},
      {{"content/editions/0002-second/edition.md",
        "---\nnumber: 2\ntitle: Second\ndate: 2027-07\n---\n"},
       {"content/editions/0002-second/papers/1-zeta.md",
        "---\ntitle: 5 bits\nurl: https://arxiv.org/pdf/2601.00001\nagain: better\ntags: "
        "[rag]\n---\n"},
       {"content/editions/0002-second/papers/2-b.md",
        "---\ntitle: B\nurl: https://arxiv.org/abs/2602.00002\ntags: [rag, llm]\n---\n"}},
      {{"content/editions/0002-second/edition.md",
        "---\nnumber: 2\ntitle: Second\ndate: 2026-07\n---\n"},
       {"content/editions/0002-second/papers/1-a.md",
        "---\ntitle: A\nno_url: lost\ntags: [llm]\n---\n"},
       {"content/editions/0002-second/papers/2-b.md",
        "---\ntitle: B\nno_url: lost\ntags: [rag]\n---\n"}},
  };
  for (const Files& change : changes) {
    const auto after = rendered_all(small_site(change));
    REQUIRE_FALSE(after.empty());
    bool anything_changed = false;
    for (const auto& [path, output] : after) {
      const auto old = before.find(path);
      if (old == before.end() || !output.first) continue;
      INFO(path << " after a change of " << change.begin()->first);
      if (old->second.second == output.second) continue;
      CHECK(old->second.first != output.first);
      anything_changed = true;
    }
    CHECK(anything_changed);
  }
}

TEST_CASE("plan: drafts appear only when they are asked for") {
  const Files files =
      small_site({{"content/editions/0002-next/edition.md",
                   "---\nnumber: 2\ntitle: Next\ndate: 2026-07\ndraft: true\n---\n"},
                  {"content/editions/0001-first/tools/2-delta.md",
                   "---\ntitle: Delta\nno_url: lost\ntags: [llm]\ndraft: true\n---\n"}});
  const Plan without = plan_of(files);
  CHECK(without.summary.editions == 1);
  CHECK(without.summary.items == 3);
  const Plan with = plan_of(files, {.drafts = Drafts::include});
  CHECK(with.diagnostics.empty());
  CHECK(with.summary.editions == 2);
  CHECK(with.summary.items == 4);
}

TEST_CASE("plan: links between files lead to pages, under any base path") {
  const Files files = small_site({
      {"content/editions/0001-first/papers/2-beta.md",
       "---\ntitle: Beta\nno_url: lost\ntags: [llm]\n---\n\n[a](1-alpha.md#top) [e](../edition.md) "
       "[c](../cover.png)\n"
       "[p](../../../pages/about.md) [s](../../../../static/f%20g.pdf) [r](/tags/llm/) "
       "[h](#top)\n"},
      {"content/editions/0001-first/cover.png", "png"},
      {"static/f g.pdf", "pdf"},
  });
  const Plan plan = plan_of(files);
  REQUIRE(plan.diagnostics.empty());
  const std::string page = rendered(plan, "editions/1/beta/index.html");
  for (const char* href : {"/tester/editions/1/alpha/#top", "/tester/editions/1/",
                           "/tester/editions/1/cover.png", "/tester/about/", "/tester/f%20g.pdf",
                           "/tester/tags/llm/", "/tester/editions/1/beta/#top"}) {
    INFO(href);
    CHECK(page.find(std::string("href=\"") + href + "\"") != std::string::npos);
  }
  const Plan moved = plan_of(files, {.base_url = "https://moved.example/a/b"});
  CHECK(rendered(moved, "editions/1/beta/index.html").find("href=\"/a/b/editions/1/alpha/#top\"") !=
        std::string::npos);
  CHECK(
      rendered(plan, "editions/1.md").find("(https://example.org/tester/editions/1/alpha/#top)") !=
      std::string::npos);
}

TEST_CASE("plan: feed ids stay when the site moves") {
  const auto ids = [](const std::string& feed) {
    std::vector<std::string> found;
    for (std::size_t at = feed.find("<guid"); at != feed.npos; at = feed.find("<guid", at + 1)) {
      found.push_back(feed.substr(at, feed.find("</guid>", at) - at));
    }
    return found;
  };
  const std::string here = rendered(plan_of(small_site()), "tags/llm/feed.xml");
  const std::string there =
      rendered(plan_of(small_site(), {.base_url = "https://moved.example/"}), "tags/llm/feed.xml");
  CHECK(ids(here).size() == 2);
  CHECK(ids(here) == ids(there));
  CHECK(here != there);
}

TEST_CASE("plan: old addresses redirect, and never over something that is there") {
  const std::string edition = "content/editions/0001-first/edition.md";
  const Plan plan = plan_of(small_site(
      {{edition,
        "---\nnumber: 1\ntitle: F\ndate: 2026-06\naliases: [/old/one, issues/1.html]\n---\n"}}));
  CHECK(rendered(plan, "old/one/index.html").find("url=/tester/editions/1/") != std::string::npos);
  CHECK(rendered(plan, "issues/1.html").find("url=/tester/editions/1/") != std::string::npos);
  CHECK(report_on(
            small_site(
                {{edition, "---\nnumber: 1\ntitle: F\ndate: 2026-06\naliases: [about]\n---\n"}}))
            .find("[output-clash]") != std::string::npos);
}

TEST_CASE("plan: a file in static/ may take the place of robots.txt but not of a page") {
  CHECK(rendered(plan_of(small_site({{"static/robots.txt", "mine"}})), "robots.txt") == "mine");
  CHECK(report_on(small_site({{"static/tags/index.html", "mine"}})).find("[output-clash]") !=
        std::string::npos);
  CHECK(report_on(small_site({{"static/tags", "mine"}})).find("[output-clash]") !=
        std::string::npos);
}

TEST_CASE("plan: rules set levels") {
  const std::string config = small_config;
  const Files untagged = {
      {"content/editions/0001-first/tools/1-gamma.md", "---\ntitle: G\nno_url: lost\n---\n"}};
  const auto with_rules = [&](const std::string& rules) {
    Files changes = untagged;
    changes["tokensite.yml"] = config + "rules: " + rules + "\n";
    return plan_of(small_site(changes)).summary;
  };
  CHECK(with_rules("{}").warnings == 1);
  CHECK(with_rules("{untagged-item: error}").errors == 1);
  CHECK(with_rules("{untagged-item: off}").warnings == 0);
  CHECK(with_rules("{\"*\": error}").errors == 1);
  CHECK(with_rules("{\"*\": off, untagged-item: warning}").warnings == 1);
}

TEST_CASE("plan: long lists are cut into pages of fifty, newest first") {
  Files files = small_site();
  for (int i = 2; i <= 120; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-first/tools/" + n + "-t" + n + ".md"] =
        "---\ntitle: Tool " + n + "\nno_url: lost\ntags: [rag]\n---\n";
  }
  const Plan plan = plan_of(files);
  CHECK(rendered(plan, "sections/tools/index.html").find("Tool 50<") != std::string::npos);
  CHECK(rendered(plan, "sections/tools/index.html").find("Tool 51<") == std::string::npos);
  CHECK(rendered(plan, "sections/tools/page/3/index.html").find("Tool 120<") != std::string::npos);
  CHECK(rendered(plan, "sections/tools/page/4/index.html").starts_with("(there is no output"));
  CHECK(rendered(plan, "tags/rag/page/2/index.html").find("/tester/tags/rag/page/3/") !=
        std::string::npos);
}

TEST_CASE("plan: a sitemap that would be too long is an index of several") {
  Files many;
  for (int item = 0; item < 10; ++item) {
    std::string tags;
    for (int i = 0; i < 5000; ++i) tags += fmt::format("{}t{}", i == 0 ? "" : ",", item * 5000 + i);
    many[fmt::format("content/editions/0001-first/tools/{0}-many-{0}.md", item + 2)] = fmt::format(
        "---\ntitle: Many {0}\nurl: https://example.org/{0}\ntags: [{1}]\n---\n", item, tags);
  }
  const std::string config = small_config;
  many["tokensite.yml"] = config.substr(0, config.find("tags:"));
  const Plan plan = plan_of(small_site(many));
  INFO(text_report(plan.diagnostics, *plan.sources, Colour::never).substr(0, 500));
  REQUIRE(plan.summary.errors == 0);
  CHECK(rendered(plan, "sitemap.xml") ==
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "  <sitemap>\n    <loc>https://example.org/tester/sitemap-1.xml</loc>\n  </sitemap>\n"
        "  <sitemap>\n    <loc>https://example.org/tester/sitemap-2.xml</loc>\n  </sitemap>\n"
        "</sitemapindex>\n");
  std::map<std::string, int> addresses;
  for (const char* part : {"sitemap-1.xml", "sitemap-2.xml"}) {
    std::istringstream lines(rendered(plan, part));
    int here = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.find("<loc>") != line.npos) ++addresses[line], ++here;
    }
    CHECK(here <= 50'000);
  }
  const auto is_page = [](const std::string& path) { return path.ends_with("index.html"); };
  CHECK(static_cast<long>(addresses.size()) == std::ranges::count_if(paths_of(plan), is_page));
}

TEST_CASE("plan: a host has pages of its items, fifty each, and every item leads there") {
  Files files = small_site();
  for (int i = 2; i <= 52; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-first/tools/" + n + "-t" + n + ".md"] =
        "---\ntitle: Tool " + n + "\nurl: https://WWW.Example.com:8080/" + n +
        "\ntags: [rag]\n---\n";
  }
  const Plan plan = plan_of(files);
  REQUIRE(plan.diagnostics.empty());
  CHECK(rendered(plan, "sources/example.com/index.html").find("52 items") != std::string::npos);
  CHECK(rendered(plan, "sources/example.com/page/2/index.html").find("Tool 52<") !=
        std::string::npos);
  CHECK(rendered(plan, "sources/example.com/page/3/index.html").starts_with("(there is no output"));
  for (const char* path :
       {"editions/1/t7/index.html", "editions/1/index.html", "tags/rag/index.html"}) {
    INFO(path);
    CHECK(rendered(plan, path).find("href=\"/tester/sources/example.com/\"") != std::string::npos);
  }
  CHECK(rendered(plan, "sitemap.xml").find("/sources/arxiv.org/") != std::string::npos);
}

TEST_CASE("plan: hosts are listed two hundred a page, those with most items first") {
  Files files = small_site();
  for (int i = 2; i <= 250; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-first/tools/" + n + "-t" + n + ".md"] =
        "---\ntitle: Tool " + n + "\nurl: https://" + (i <= 3 ? "z" : "h" + n) + ".example/" + n +
        "\ntags: [rag]\n---\n";
  }
  const Plan plan = plan_of(files);
  REQUIRE(plan.site);
  const std::string first = rendered(plan, "sources/index.html");
  CHECK(first.find("/sources/z.example/") < first.find("/sources/arxiv.org/"));
  CHECK(first.find("/tester/sources/page/2/") != std::string::npos);
  CHECK(first.find("/sources/h99.example/") == std::string::npos);
  CHECK(rendered(plan, "sources/page/2/index.html").find("/sources/h99.example/") !=
        std::string::npos);
  CHECK(rendered(plan, "sources/page/3/index.html").starts_with("(there is no output"));
}

TEST_CASE("plan: a host that is no name for a folder has a page all the same") {
  const std::string item = "content/editions/0001-first/tools/";
  Files files = small_site({
      {item + "2-a.md", "---\ntitle: A\nurl: https://index.html/\ntags: [rag]\n---\n"},
      {item + "3-b.md", "---\ntitle: B\nurl: https://[::1]/x\ntags: [rag]\n---\n"},
      {item + "4-c.md", "---\ntitle: C\nurl: https://page/x\ntags: [rag]\n---\n"},
      {item + "5-d.md", "---\ntitle: D\nurl: https://b\u00fccher.example/\ntags: [rag]\n---\n"},
      {item + "6-e.md",
       "---\ntitle: E\nurl: https://" + std::string(3000, 'e') + "/\ntags: [rag]\n---\n"},
      {item + "7-f.md", "---\ntitle: F\nurl: mailto:ada@example.org\ntags: [rag]\n---\n"},
  });
  const Plan plan = plan_of(files);
  CHECK(plan.summary.errors == 0);
  std::size_t pages = 0;
  for (const std::string& path : paths_of(plan)) {
    if (!path.starts_with("sources/")) continue;
    ++pages;
    CHECK(path.size() < 230);
    CHECK(path.find("..") == std::string::npos);
  }
  CHECK(pages == 1 + 7);
  CHECK(rendered(plan, "editions/1/d/index.html").find("/sources/b%C3%BCcher.example/") !=
        std::string::npos);
}

TEST_CASE("plan: a link that came back leads to where it ran as well, both ways") {
  const Plan plan = plan_of(small_site({
      {"content/editions/0002-second/edition.md",
       "---\nnumber: 2\ntitle: Second\ndate: 2026-07\n---\n"},
      {"content/editions/0002-second/papers/1-alpha-again.md",
       "---\ntitle: Once more\nurl: https://arxiv.org/pdf/2601.00001v2\nagain: it grew\ntags: "
       "[llm]\n---\n"},
      {"content/editions/0002-second/papers/2-b.md",
       "---\ntitle: B\nno_url: lost\ntags: [llm]\n---\n"},
  }));
  REQUIRE(plan.summary.errors == 0);
  const auto leads = [&](const std::string& from, const std::string& to) {
    const std::string page = rendered(plan, from);
    const std::size_t at = page.find("Also featured in");
    return at != page.npos && page.find("href=\"/tester/" + to + "\"", at) != page.npos;
  };
  CHECK(leads("editions/1/alpha/index.html", "editions/2/alpha-again/"));
  CHECK(leads("editions/2/alpha-again/index.html", "editions/1/alpha/"));
  CHECK(leads("editions/1/index.html", "editions/2/alpha-again/"));
  CHECK_FALSE(leads("editions/2/b/index.html", ""));
}

TEST_CASE("plan: a tag's page tells what it is about and what goes with it") {
  std::string config = small_config;
  const std::string entry = "llm: {title: Language models, ";
  config.replace(config.find(entry), entry.size(), entry + "description: \"Models & <words>.\", ");
  const Plan plan = plan_of(small_site({{"tokensite.yml", config}}));
  const std::string page = rendered(plan, "tags/llm/index.html");
  CHECK(page.find("<p class=\"subtitle\">Models &amp; &lt;words&gt;.</p>") != std::string::npos);
  CHECK(page.find("content=\"Models &amp; &lt;words&gt;.\"") != std::string::npos);
  CHECK(page.find("<li><a href=\"/tester/tags/rag/\">Retrieval <span class=\"count\">1</span>") !=
        std::string::npos);
}

TEST_CASE("plan: titles go from A to Z, two hundred a page") {
  Files files = small_site();
  for (int i = 2; i <= 203; ++i) {
    const std::string n = std::to_string(i);
    files["content/editions/0001-first/tools/" + n + "-t" + n + ".md"] =
        "---\ntitle: \u201e\u00c9tude " + std::to_string(1000 + i) +
        "\u201d\nno_url: lost\ntags: [rag]\n---\n";
  }
  files["content/editions/0001-first/tools/1-gamma.md"] =
      "---\ntitle: 3 gammas\nno_url: lost\ntags: [rag]\n---\n";
  const Plan plan = plan_of(files);
  CHECK(rendered(plan, "titles/0-9/index.html").find("3 gammas") != std::string::npos);
  CHECK(rendered(plan, "titles/e/index.html").find("1201") != std::string::npos);
  CHECK(rendered(plan, "titles/e/index.html").find("1202") == std::string::npos);
  CHECK(rendered(plan, "titles/e/page/2/index.html").find("1203") != std::string::npos);
  CHECK(rendered(plan, "titles/g/index.html").starts_with("(there is no output"));
}

/// Paths whose fingerprints differ; the bytes of all others are held to be the same.
std::vector<std::string> changed_between(const Files& before, const Files& after) {
  const auto first = rendered_all(before);
  const auto second = rendered_all(after);
  std::vector<std::string> changed;
  for (const auto& [path, output] : first) {
    if (second.at(path).first != output.first) {
      changed.push_back(path);
    } else {
      CHECK(second.at(path).second == output.second);
    }
  }
  return changed;
}

TEST_CASE("plan: a hidden folder is no edition: a kill may have left it half") {
  const Files files =
      small_site({{"content/editions/.0002-x.tokensite-tmp/edition.md", "half an edi"}});
  CHECK(report_on(files) == report_on(small_site()));
}

TEST_CASE("plan: of links.lock a page depends on what it shows, and on nothing else") {
  const auto site = [](const std::string& lock) { return small_site({{"links.lock", lock}}); };
  const std::string gamma = "https://www.example.com/gamma";
  const std::string dead = gamma + " dead 2026-06-20 since=2026-06-10 reason=404";
  const Files without = site(gamma + " alive 2026-06-17\n");
  CHECK(changed_between(small_site(), without).empty());
  CHECK(changed_between(without, site(gamma + " failing 2026-06-17 since=2026-06-17\n")).empty());
  CHECK(changed_between(without, site(dead + "\n")).empty());
  const std::string copy = " archive=https://web.archive.org/x";
  const std::vector<std::string> changed = changed_between(without, site(dead + copy + "\n"));
  for (const char* path : {"editions/1/gamma/index.html", "editions/1/index.html",
                           "api/editions/1.json", "sections/tools/index.html"}) {
    INFO(path);
    CHECK(std::ranges::count(changed, path) == 1);
  }
  for (const char* path : {"editions/1/alpha/index.html", "sections/papers/index.html",
                           "about/index.html", "tags/llm/index.html", "search/index.html"}) {
    INFO(path);
    CHECK(std::ranges::count(changed, path) == 0);
  }
  CHECK(changed_between(site(dead + copy + "\n"), site(dead + copy + "\n# a word\n")).empty());
}

}  // namespace
}  // namespace tokensite
