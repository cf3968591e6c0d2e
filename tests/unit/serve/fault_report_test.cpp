#include "serve/fault_report.hpp"

#include <cstdint>
#include <string>

#include "serve/port_owner.hpp"
#include "serve/serve_site.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

TEST_CASE("serve, faults: the script is told what the terminal shows, and what opens each place",
          "[serve]") {
  const Plan plan =
      plan_of(small_site({{"content/editions/0001-first/papers/2-beta.md",
                           "---\ntitle: Beta\nno_url: none\ntags: [lm]\n---\nText.\n"}}));
  CHECK(fault_report(plan, "/site", EditorLinks()) ==
        golden("tests/golden/serve-report.json", fault_report(plan, "/site", EditorLinks())));
}

TEST_CASE("serve, faults: of very many some are told, errors first", "[serve]") {
  Files files;
  for (int i = 10; i < 90; ++i) {
    files["content/pages/p" + std::to_string(i) + ".md"] = "---\ntitel: x\n---\n";
  }
  const std::string report = fault_report(plan_of(small_site(files)), "/site", EditorLinks());
  std::size_t shown = 0;
  for (std::size_t at = report.find("\"severity\""); at != report.npos;
       at = report.find("\"severity\"", at + 1))
    ++shown;
  CHECK(shown == most_shown_faults);
  INFO(report.substr(0, 60));
  CHECK(report.starts_with("{\"errors\":80,"));
}

TEST_CASE("serve, faults: a failure of the disk has the same form", "[serve]") {
  CHECK(
      failure_report({.message = "cannot read x: \"y\""}) ==
      R"({"errors":1,"warnings":0,"diagnostics":[{"severity":"error","place":"","text":"cannot read x: \"y\"","links":[]}]})");
}

TEST_CASE("serve, editors: by name, by address, and with spaces in the path", "[serve]") {
  const Position position{.line = 4, .column = 8};
  CHECK(EditorLinks().link("/a b/c.md", position) == "vscode://file/a%20b/c.md:4:8");
  CHECK(EditorLinks::of("zed")->link("/a.md", position) == "zed://file/a.md:4:8");
  CHECK(EditorLinks::of("idea")->link("/a&b.md", position) ==
        "idea://open?file=/a%26b.md&line=4&column=8");
  CHECK(EditorLinks::of("x-edit://{path}#{line}")->link("/{line}.md", position) ==
        "x-edit:///%7Bline%7D.md#4");
}

TEST_CASE("serve, editors: what is neither is refused with what there is", "[serve]") {
  CHECK(EditorLinks::of("vscod").error().message ==
        "there is no editor `vscod`; did you mean `vscode`?");
  CHECK(EditorLinks::of("javascript:alert('{path}')")
            .error()
            .message.starts_with("there is no editor `javascript:"));
  CHECK(EditorLinks::of("edit://x").error().message ==
        "there is no editor `edit://x`; write one of cursor, idea, textmate, vscode, vscodium, "
        "zed, or an address "
        "such as my-editor://open?{path}:{line}");
}

TEST_CASE("serve, ports: who listens is known by command and process", "[serve]") {
  Result<HttpServer> server = HttpServer::listen("127.0.0.1", 0);
  REQUIRE(server);
  const std::uint16_t port = server->port();
  const auto owner = owner_of_port(port);
  REQUIRE(owner);
  CHECK(owner->find("unit_tests") != owner->npos);
  CHECK(owner->find("(process ") != owner->npos);
  const Result<HttpServer> second = HttpServer::listen("127.0.0.1", port);
  REQUIRE_FALSE(second);
  CHECK(second.error().message.starts_with("port " + std::to_string(port) + " is in use by `"));
  CHECK(
      second.error().message.ends_with("; stop that, or take a port that is free with `--port 0`"));
}

TEST_CASE("serve, ports: the address to open is one that a browser understands", "[serve]") {
  CHECK(local_origin("127.0.0.1", 8000) == "http://127.0.0.1:8000");
  CHECK(local_origin("0.0.0.0", 1) == "http://127.0.0.1:1");
  CHECK(local_origin("::1", 1) == "http://[::1]:1");
  CHECK(local_origin("[::1]", 1) == "http://[::1]:1");
  CHECK(local_origin("desk.local", 1) == "http://desk.local:1");
  CHECK_FALSE(HttpServer::listen("no such host", 0));
}

}  // namespace
}  // namespace tokensite
