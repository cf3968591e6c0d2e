// `check --links` as a user runs it, against a server on this machine.
#include <fmt/format.h>
#include <signal.h>

#include <atomic>
#include <boost/filesystem.hpp>
#include <chrono>
#include <thread>

#include "support/date.hpp"
#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/web_server.hpp"

namespace tokensite {
namespace {

const std::string alpha = "content/editions/0001-first/papers/1-alpha.md";
const std::string gamma = "content/editions/0001-first/tools/1-gamma.md";

std::string item(const std::string& title, const std::string& url, const std::string& body = "") {
  return fmt::format("---\ntitle: {}\nurl: {}\ntags: [llm]\n---\n\n{}\n", title, url, body);
}

/// The small site with two items that link to a server, and the archive there, too.
Files linked_site(const WebServer& server, const Files& changes = {}) {
  Files files = small_site({
      {"tokensite.yml", fmt::format("{}links: {{private: allow, archive: {}}}\n", small_config,
                                    server.url("/wayback"))},
      {alpha, item("Alpha", server.url("/alpha"))},
      {gamma, item("Gamma", server.url("/gamma"))},
  });
  for (const auto& [path, text] : changes) files[path] = text;
  return files;
}

RunOptions in(const TemporaryFolder& folder) {
  return {.folder = folder.path(), .environment = {"no_proxy=*", "http_proxy=", "https_proxy="}};
}

std::string day(int days_ago) {
  const Date today = utc_today();
  Date date = today;
  while (days_between(date, today) < days_ago) {
    if (--date.day > 0) continue;
    date = {.year = date.month == 1 ? date.year - 1 : date.year,
            .month = date.month == 1 ? 12 : date.month - 1,
            .day = 31};
    while (!parse_date(to_iso(date))) --date.day;
  }
  return to_iso(date);
}

std::string lock_of(const TemporaryFolder& folder) {
  const Result<std::string> text = read_file(folder.path("links.lock"));
  return text ? *text : "";
}

TEST_CASE("cli links: what is known is kept in links.lock, what is wrong is said at its place") {
  const WebServer server([](const WebRequest& request) {
    if (request.target == "/gamma") return redirect(301, "/delta");
    return reply(200);
  });
  const TemporaryFolder folder;
  folder.write(
      linked_site(server, {{"links.lock", "https://forgotten.example/ alive " + day(3) + "\n"}}));
  const Run run = run_program({"check", "--links"}, in(folder));
  CHECK(run.exit_status == 0);
  CHECK(run.out == "1 edition, 3 items: 1 warning\n");
  CHECK(run.err == fmt::format("tokensite: 2 links, 2 of them due: 1 alive, 1 moved\n"
                               "{0}:3:6: warning: this page has moved for good, to `{1}` "
                               "[moved-link]\n"
                               " 3 | url: {2}\n"
                               "   |      {3}\n"
                               " help: write the new address\n",
                               gamma, server.url("/delta"), server.url("/gamma"),
                               std::string(server.url("/gamma").size(), '~').replace(0, 1, "^")));
  CHECK(lock_of(folder) ==
        fmt::format("# What is known of the links to elsewhere. `tokensite check --links` writes "
                    "this; commit it.\n{0} alive {2}\n{1} moved {2} to={3}\n",
                    server.url("/alpha"), server.url("/gamma"), day(0), server.url("/delta")));
  // Nothing is due now; what is known is said again, and as JSON.
  const std::size_t asked = server.log().size();
  const Run again = run_program({"check", "--links", "--format", "json"}, in(folder));
  CHECK(again.exit_status == 0);
  CHECK(again.out.find("\"moved-link\"") != std::string::npos);
  CHECK(again.err == "tokensite: 2 links, 0 of them due: 1 alive, 1 moved\n");
  CHECK(server.log().size() == asked);
  // Without --links it is no matter.
  CHECK(run_program({"check"}, in(folder)).out == "1 edition, 3 items: no faults\n");
}

TEST_CASE("cli links: a dead link's archived copy stands beside it, where it is shown") {
  const WebServer server([](const WebRequest& request) {
    if (request.target.starts_with("/wayback")) {
      return reply(200, "", R"({"archived_snapshots": {"closest":
          {"status": "200", "url": "https://archive.example/alpha"}}})");
    }
    return reply(request.target == "/alpha" ? 404 : 200);
  });
  const TemporaryFolder folder;
  folder.write(
      linked_site(server, {{gamma, item("Gamma", server.url("/gamma"),
                                        "See [it](" + server.url("/alpha") + "#top) there.")}}));
  REQUIRE(run_program({"check", "--links"}, in(folder)).exit_status == 0);
  REQUIRE(run_program({"build"}, in(folder)).exit_status == 0);
  auto before = folder.texts_below("public");
  // The next day has come.
  std::string lock = lock_of(folder);
  const std::string failed = fmt::format("failing {0} since={0}", day(0));
  lock.replace(lock.find(failed), failed.size(), fmt::format("failing {0} since={0}", day(1)));
  folder.write({{"links.lock", lock}});
  const Run run = run_program({"check", "--links"}, in(folder));
  CHECK(run.err.find("[dead-link]") != std::string::npos);
  CHECK(lock_of(folder).find(fmt::format("/alpha dead {} since={} reason=404 "
                                         "archive=https://archive.example/alpha\n",
                                         day(0), day(1))) != std::string::npos);
  REQUIRE(run_program({"build"}, in(folder)).exit_status == 0);
  auto after = folder.texts_below("public");
  const std::string link = "<a class=\"archived\" href=\"https://archive.example/alpha\"";
  const std::string in_text =
      "<small class=\"archived\">(<a href=\"https://archive.example/alpha\">Archived copy</a>)"
      "</small>";
  for (const char* page : {"editions/1/index.html", "index.html", "editions/1/alpha/index.html"}) {
    INFO(page);
    CHECK(after[page].find(link) != std::string::npos);
  }
  for (const char* page : {"editions/1/index.html", "editions/1/gamma/index.html"}) {
    INFO(page);
    CHECK(after[page].find("</a> " + in_text) != std::string::npos);
  }
  CHECK(after["api/editions/1.json"].find("\"archive_url\": \"https://archive.example/alpha\"") !=
        std::string::npos);
  // What shows neither stays as it is, to the byte.
  for (const char* page : {"about/index.html", "404.html", "feed.xml", "editions/1.md"}) {
    INFO(page);
    CHECK(after[page] == before[page]);
  }
}

TEST_CASE("cli links: without a network it says so, exits 3, and leaves the lock alone") {
  const TemporaryFolder folder;
  const std::string nowhere = fmt::format("http://127.0.0.1:{}/", closed_port());
  const std::string lock = nowhere + "a failing " + day(1) + " since=" + day(1) + " reason=404\n";
  folder.write(small_site({{"tokensite.yml", std::string("title: T\nbase_url: ") + nowhere +
                                                 "\nfeed_id: \"tag:x.org,2025:x\"\nsections: "
                                                 "[{id: papers, title: P}, {id: tools, title: T}]\n"
                                                 "links: {private: allow, archive: off}\n"},
                           {alpha, item("Alpha", nowhere + "a")},
                           {gamma, ""},
                           {"links.lock", lock}}));
  const Run run = run_program({"check", "--links"}, in(folder));
  CHECK(run.exit_status == 3);
  CHECK(run.err == "tokensite: there is no network; links.lock is as it was\n");
  CHECK(lock_of(folder) == lock);
}

TEST_CASE("cli links: a faulty lock is not touched, and no link is asked for") {
  const WebServer server([](const WebRequest&) { return reply(200); });
  const TemporaryFolder folder;
  folder.write(linked_site(server, {{"links.lock", "<<<<<<< HEAD\n"}}));
  const Run run = run_program({"check", "--links"}, in(folder));
  CHECK(run.exit_status == 1);
  CHECK(run.err.find("links.lock:1:1: error: git has left") != std::string::npos);
  CHECK(lock_of(folder) == "<<<<<<< HEAD\n");
  CHECK(server.log().empty());
}

TEST_CASE("cli links: with an error in the content the lock forgets nothing") {
  const WebServer server([](const WebRequest&) { return reply(200); });
  const TemporaryFolder folder;
  const std::string line = server.url("/gamma") + " alive " + day(1) + "\n";
  folder.write(linked_site(server, {{gamma, "---\ntitle: [\n---\n"}, {"links.lock", line}}));
  const Run run = run_program({"check", "--links"}, in(folder));
  CHECK(run.exit_status == 1);
  CHECK(lock_of(folder).find(line) != std::string::npos);
  CHECK(lock_of(folder).find("/alpha alive") != std::string::npos);
}

TEST_CASE("cli links: Ctrl-C ends it at once, and what is known is kept") {
  const WebServer server([](const WebRequest& request) {
    if (request.target == "/alpha") return reply(200);
    return WebReply{.bytes = {}, .end = WebReply::End::hang};
  });
  const TemporaryFolder folder;
  folder.write(linked_site(server));
  const auto start = std::chrono::steady_clock::now();
  StartedProgram program({"check", "--links"}, in(folder));
  while (server.log().size() < 2 &&
         std::chrono::steady_clock::now() - start < std::chrono::seconds(20)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // until the answer is read
  program.kill(SIGINT);
  const Run run = program.wait();
  CHECK(run.exit_status == -1);  // ended by the signal: 130 to a shell
  CHECK(run.err ==
        "tokensite: interrupted; 1 of 2 links that were due answered, and links.lock keeps that\n");
  CHECK(lock_of(folder).ends_with(server.url("/alpha") + " alive " + day(0) + "\n"));
}

TEST_CASE("cli links: a proxy is used if the environment names one, and never for private hosts") {
  const WebServer proxy([](const WebRequest&) { return reply(200); });
  const TemporaryFolder folder;
  folder.write(small_site({{alpha, item("Alpha", "http://proxied.example/page")},
                           {gamma, item("Gamma", "http://10.0.0.5/page")}}));
  const Run run = run_program(
      {"check", "--links"},
      {.folder = folder.path(), .environment = {"no_proxy=", "http_proxy=" + proxy.url("")}});
  CHECK(run.exit_status == 0);
  CHECK(proxy.log() == std::vector<std::string>{"HEAD http://proxied.example/page"});
  CHECK(lock_of(folder).find("http://10.0.0.5/page private ") != std::string::npos);
  CHECK(run.err.find("[private-link]") != std::string::npos);
}

}  // namespace
}  // namespace tokensite
