#include "serve/responses.hpp"

#include <memory>
#include <string>

#include "render/site.hpp"
#include "serve/page_state.hpp"
#include "serve/tab.hpp"
#include "support/hash.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

const char* const origin = "http://127.0.0.1:8000";
const std::string style = "themes/tokenizer/assets/style.css";

Snapshot snapshot_of(const Files& files) {
  const auto plan = std::make_shared<const Plan>(plan_of(files, {.origin = origin}));
  Snapshot snapshot{.pages = plan, .base_path = "/", .report = "{}", .report_text = {}};
  if (plan->site) snapshot.base_path = plan->site->config.base_path;
  return snapshot;
}

Request get(std::string target) { return {.target = std::move(target), .hosts = {"localhost"}}; }

Response answer(const Snapshot& snapshot, std::string target) {
  return respond(get(std::move(target)), snapshot);
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// What the script of the page tells the server.
std::string document_of(const Snapshot& snapshot, const std::string& path) {
  return to_hex(page_state(snapshot, path, page_at(snapshot, path)->html).document);
}

Tab tab_at(const Snapshot& snapshot, const std::string& path) {
  Tab tab("path=" + path + "&document=" + document_of(snapshot, path));
  tab.catch_up(snapshot);
  return tab;
}

TEST_CASE("serve, responses: a page is served below the base path, at this server's own address",
          "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site());
  const Response home = answer(snapshot, "/tester/");
  CHECK(home.status == 200);
  CHECK(header_of(home, "Content-Type") == "text/html; charset=utf-8");
  CHECK(header_of(home, "Cache-Control") == "no-cache");
  CHECK(holds(home.body, "<link rel=\"canonical\" href=\"http://127.0.0.1:8000/tester/\">"));
  CHECK(holds(home.body, "<script async src=\"/-tokensite/live.js\" data-document=\""));
  CHECK(answer(snapshot, "/tester/editions/1/?utm=x").status == 200);
}

TEST_CASE("serve, responses: feeds keep their ids, though their addresses are local", "[serve]") {
  const Response feed = answer(snapshot_of(small_site()), "/tester/atom.xml");
  CHECK(header_of(feed, "Content-Type") == "application/xml; charset=utf-8");
  CHECK(holds(feed.body, "<id>tag:example.org,2025:tester</id>"));
  CHECK(holds(feed.body, "href=\"http://127.0.0.1:8000/tester/atom.xml\""));
}

TEST_CASE("serve, responses: the root and folders without their slash lead on", "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site());
  for (const auto& [from, to] : {std::pair{"/", "/tester/"}, std::pair{"/tester", "/tester/"},
                                 std::pair{"/tester/editions/1?a=b", "/tester/editions/1/?a=b"}}) {
    const Response response = answer(snapshot, from);
    INFO(from);
    CHECK(response.status == 302);
    CHECK(header_of(response, "Location") == to);
  }
}

TEST_CASE("serve, responses: what isn't there is the site's own 404 page, and follows it",
          "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site());
  const Response missing = answer(snapshot, "/tester/nothing/");
  CHECK(missing.status == 404);
  CHECK(holds(missing.body, "Page not found"));
  CHECK(holds(missing.body, "live.js"));
  const Response elsewhere = answer(snapshot, "/other/");
  CHECK(elsewhere.status == 404);
  CHECK(holds(elsewhere.body, "<a href=\"/tester/\">"));
  CHECK(answer(snapshot, "//example.org/").status == 404);
  CHECK(answer(snapshot, "/tester/../tokensite.yml").status == 400);
  CHECK(answer(snapshot, "/tester/%2e%2e/tokensite.yml").status == 400);
  CHECK(answer(snapshot, "/tester/tokensite.yml").status == 404);
}

TEST_CASE("serve, responses: what a browser has already isn't sent again", "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site());
  for (const char* target :
       {"/tester/", "/tester/atom.xml", "/tester/llms.txt", "/-tokensite/live.js"}) {
    INFO(target);
    const Response first = answer(snapshot, target);
    Request again = get(target);
    again.if_none_match = header_of(first, "ETag");
    REQUIRE_FALSE(again.if_none_match.empty());
    const Response second = respond(again, snapshot);
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(header_of(second, "ETag") == again.if_none_match);
  }
}

TEST_CASE("serve, responses: what is named by its contents needs no asking", "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site({{"static/assets/own.0123456789.css", "x"}}));
  for (const Asset& asset : snapshot.pages->site->theme.assets()) {
    CHECK(header_of(answer(snapshot, "/tester/" + asset.published), "Cache-Control") ==
          "max-age=31536000, immutable");
  }
  CHECK(header_of(answer(snapshot, "/tester/assets/own.0123456789.css"), "Cache-Control") ==
        "no-cache");
}

TEST_CASE("serve, responses: a part is sent when it is asked for, if it is of the same whole",
          "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site({{"static/a.txt", "0123456789"}}));
  Request request = get("/tester/a.txt");
  request.range = "bytes=2-4";
  Response part = respond(request, snapshot);
  CHECK(part.status == 206);
  CHECK(part.body == "234");
  CHECK(header_of(part, "Content-Range") == "bytes 2-4/10");
  request.if_range = header_of(part, "ETag");
  CHECK(respond(request, snapshot).status == 206);
  request.if_range = "\"another\"";
  CHECK(respond(request, snapshot).status == 200);
  request.if_range.clear();
  request.range = "bytes=10-";
  part = respond(request, snapshot);
  CHECK(part.status == 416);
  CHECK(header_of(part, "Content-Range") == "bytes */10");
}

TEST_CASE("serve, responses: requests are refused that come from elsewhere, write, or are none",
          "[serve]") {
  CHECK_FALSE(refusal(get("/"), "127.0.0.1"));
  Request request = get("/");
  request.hosts = {"evil.example"};
  CHECK(refusal(request, "127.0.0.1")->status == 403);
  CHECK(holds(refusal(request, "127.0.0.1")->body, "127.0.0.1 or localhost"));
  request.hosts = {};
  CHECK(refusal(request, "127.0.0.1")->status == 400);
  request.hosts = {"localhost", "localhost"};
  CHECK(refusal(request, "127.0.0.1")->status == 400);
  request = get("/");
  request.method = Method::other;
  CHECK(refusal(request, "127.0.0.1")->status == 405);
  CHECK(header_of(*refusal(request, "127.0.0.1"), "Allow") == "GET, HEAD");
  CHECK(refusal(get("/" + std::string(longest_target, 'a')), "127.0.0.1")->status == 414);
}

TEST_CASE("serve, responses: a site without a good page shows what is wrong with it", "[serve]") {
  Snapshot snapshot;
  snapshot.report_text = "a.md:1:1: error: <b> [x]\n";
  const Response response = answer(snapshot, "/tester/anything");
  CHECK(response.status == 500);
  CHECK(holds(response.body, "<pre>a.md:1:1: error: &lt;b&gt; [x]\n</pre>"));
  CHECK(holds(response.body, "live.js"));
  CHECK(answer(snapshot, "/-tokensite/live.js").status == 200);
}

TEST_CASE("serve, tab: a page that depends on the change is reloaded, another isn't", "[serve]") {
  const Files before = small_site();
  Files after = before;
  after["content/editions/0001-first/papers/2-beta.md"] += "\nMore.\n";
  const Snapshot first = snapshot_of(before);
  const Snapshot second = snapshot_of(after);
  Tab beta = tab_at(first, "/tester/editions/1/beta/");
  Tab about = tab_at(first, "/tester/about/");
  CHECK(beta.catch_up(first).empty());
  CHECK(beta.catch_up(second) == "event: reload\ndata: {}\n\n");
  CHECK(about.catch_up(second).empty());
}

TEST_CASE("serve, tab: a page that comes to be takes the place of the 404 page", "[serve]") {
  const Snapshot first = snapshot_of(small_site());
  const Snapshot second =
      snapshot_of(small_site({{"content/pages/new.md", "---\ntitle: New\n---\nNew.\n"}}));
  CHECK(tab_at(first, "/tester/new/").catch_up(second) == "event: reload\ndata: {}\n\n");
}

TEST_CASE("serve, tab: where faults were shown comes what is there now, or the way to it",
          "[serve]") {
  const Snapshot faulty;
  const Snapshot good = snapshot_of(small_site());
  for (const char* path : {"/", "/tester/", "/tester", "/tester/feed.xml", "/other/"}) {
    Tab tab("path=" + std::string(path) +
            "&document=" + to_hex(page_state(faulty, path, "").document));
    tab.catch_up(faulty);
    CHECK(tab.catch_up(good) == "event: reload\ndata: {}\n\n");
  }
}

TEST_CASE("serve, tab: of style sheets alone it is told by their addresses", "[serve]") {
  const Snapshot first = snapshot_of(small_site({{style, "body { color: red }\n"}}));
  const Snapshot second = snapshot_of(small_site({{style, "body { color: blue }\n"}}));
  Tab tab = tab_at(first, "/tester/");
  const std::string events = tab.catch_up(second);
  INFO(events);
  CHECK(events.starts_with("event: style-sheets\ndata: [\"/tester/assets/style."));
  CHECK(tab.catch_up(second).empty());
}

TEST_CASE("serve, tab: a picture on the page counts, one on another page doesn't", "[serve]") {
  const auto site = [](const std::string& picture) {
    return snapshot_of(
        small_site({{"static/a.png", picture},
                    {"content/pages/about.md", "---\ntitle: About\n---\n![A](/a.png)\n"}}));
  };
  const Snapshot first = site("one");
  const Snapshot second = site("two");
  CHECK(tab_at(first, "/tester/about/").catch_up(second) == "event: reload\ndata: {}\n\n");
  CHECK(tab_at(first, "/tester/editions/").catch_up(second).empty());
}

TEST_CASE("serve, tab: faults are told once, and again when they are others", "[serve]") {
  Snapshot snapshot = snapshot_of(small_site());
  Tab tab = tab_at(snapshot, "/tester/");
  snapshot.report = "{\"errors\":1}";
  CHECK(tab.catch_up(snapshot) == "event: report\ndata: {\"errors\":1}\n\n");
  CHECK(tab.catch_up(snapshot).empty());
}

TEST_CASE("serve, page state: tags are read however they are written", "[serve]") {
  const Snapshot snapshot = snapshot_of(small_site({{"static/a.css", "a"}, {"static/b.css", "b"}}));
  const PageState state = page_state(
      snapshot, "/tester/about/",
      "<LINK REL=stylesheet href=/tester/a.css><link href='../b.css?x' rel='StyleSheet'/>"
      "<link rel=stylesheet href=https://example.org/c.css><link rel=\"stylesheet\" "
      "href=\"/d.css\">");
  REQUIRE(state.style_sheets.size() == 2);
  CHECK(state.style_sheets[0].starts_with("/tester/a.css?v="));
  CHECK(state.style_sheets[1].starts_with("../b.css?v="));
  for (const char* html : {"<", "<a", "<link", "<link href", "<link href=", "<link href=\"",
                           "<link href='x", "</", "<a ="}) {
    page_state(snapshot, "/tester/", html);  // ends, and reads nothing beyond
  }
}

}  // namespace
}  // namespace tokensite
