// The way from an empty folder to an edition, with the real program.
#include <fmt/format.h>
#include <signal.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <sstream>
#include <thread>

#include "support/date.hpp"
#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/git.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/web_server.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

const std::string first = "content/editions/0001-first/";

Run run_in(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
  return run_program(arguments, {.folder = folder.path(),
                                 .environment = {"no_proxy=*", "http_proxy=", "https_proxy="}});
}

std::string text_of(const TemporaryFolder& folder, const std::string& path) {
  const Result<std::string> text = read_file(folder.path(path));
  return text ? *text : text.error().message;
}

/// All files of the site itself, by their paths.
std::map<std::string, std::string> sources_of(const TemporaryFolder& folder) {
  return folder.texts_below("content");
}

std::string today() { return to_iso(utc_today()); }

/// The small site with a draft, edition 2, that needs two papers.
Files site_with_draft(const Files& changes = {}) {
  Files files = small_site({{"content/editions/0002-next/edition.md",
                             "---\nnumber: 2\ntitle: Next\ndate: 2026-06-24\ndraft: true\ntldr:\n"
                             "  papers: Both.\n---\n"}});
  for (const auto& [path, text] : changes) files[path] = text;
  return files;
}

std::string waiting(const std::string& title, const std::string& section,
                    const std::string& added = "2026-06-20") {
  return fmt::format(
      "---\ntitle: {0}\nurl: https://example.org/{0}\ntags: [llm]\nsection: {1}\nadded: "
      "{2}\n---\n\nWhy {0} is worth it: a sentence or two that somebody took care over.\n",
      title, section, added);
}

TEST_CASE("cli: new site makes a site that checks clean and builds, twice") {
  const TemporaryFolder folder;
  const Run made = run_in(folder, {"new", "site", "letters", "--title", "Slow Letters"});
  CHECK(made.err == "");
  CHECK(made.exit_status == 0);
  CHECK(made.out.starts_with("letters: Slow Letters, with a first edition\n"));
  CHECK(fs::exists(folder.path("letters/.github/workflows/check.yml")));
  CHECK(fs::exists(folder.path("letters/.gitignore")));
  const RunOptions inside{.folder = folder.path("letters"), .environment = {}};
  const Run check = run_program({"check", "--strict", "--drafts"}, inside);
  CHECK(check.err == "");
  CHECK(check.out == "1 edition, 5 items: no faults\n");
  for (int i = 0; i < 2; ++i) CHECK(run_program({"build"}, inside).exit_status == 0);
  CHECK(fs::exists(folder.path("letters/public/editions/1/pandoc/index.html")));
}

TEST_CASE("cli: new site leaves a folder alone that has something in it") {
  const TemporaryFolder folder;
  folder.write({{"full/notes.txt", "mine"}, {"file", "mine"}});
  const Run full = run_in(folder, {"new", "site", "full"});
  CHECK(full.exit_status == 2);
  CHECK(full.err == fmt::format("tokensite: {} isn't empty: it holds notes.txt; nothing was "
                                "written\n",
                                folder.path("full")));
  CHECK(run_in(folder, {"new", "site", "file"}).exit_status == 2);
  CHECK(folder.texts_below("") ==
        std::map<std::string, std::string>{{"full/notes.txt", "mine"}, {"file", "mine"}});
  REQUIRE(run_in(folder, {"new", "site", "twice"}).exit_status == 0);
  const auto once = folder.texts_below("twice");
  const Run again = run_in(folder, {"new", "site", "twice"});
  CHECK(again.exit_status == 2);
  CHECK(again.err.find("is a site already; nothing was written") != std::string::npos);
  CHECK(folder.texts_below("twice") == once);
}

TEST_CASE("cli: new site fills a repository that is still empty") {
  const GitSandbox sandbox;
  sandbox.git("", "init --quiet");
  sandbox.folder().write({{".gitignore", "*.log\n"}});
  const Run made = sandbox.tokensite("", {"new", "site", "."});
  CHECK(made.exit_status == 0);
  CHECK(made.err.find(".gitignore was there already, and is left as it was") != std::string::npos);
  CHECK(*read_file(sandbox.path(".gitignore")) == "*.log\n");
  CHECK(sandbox.tokensite("", {"check", "--strict"}).exit_status == 0);
  for (const auto& entry : fs::directory_iterator(sandbox.path())) {
    CHECK(entry.path().string().find("tokensite-tmp") == std::string::npos);
  }
}

TEST_CASE("cli: new site refuses what can't be a title or an address") {
  const TemporaryFolder folder;
  CHECK(run_in(folder, {"new", "site", "x", "--title", "a\nb"}).exit_status == 2);
  CHECK(run_in(folder, {"new", "site", "x", "--title", "\xFF"}).exit_status == 2);
  CHECK(run_in(folder, {"new", "site", "x", "--base-url", "example.org"}).exit_status == 2);
  CHECK(run_in(folder, {"new", "site", "x", "--base-url", "mailto:a@b.example"}).exit_status == 2);
  CHECK(run_in(folder, {"new", "site"}).exit_status == 2);
  CHECK(run_in(folder, {"new"}).exit_status == 2);
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("cli: new edition makes a draft, and only one") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run made =
      run_in(folder, {"new", "edition", "--title", "A late: frost", "--date", "2026-07-01"});
  CHECK(made.exit_status == 0);
  CHECK(
      made.out.starts_with("content/editions/0002-a-late-frost/edition.md: edition 2, "
                           "2026-07-01, a draft\n"));
  CHECK(text_of(folder, "content/editions/0002-a-late-frost/edition.md") ==
        "---\nnumber: 2\ntitle: \"A late: frost\"\ndate: 2026-07-01\ndraft: true\ntldr:\n  papers: "
        "\"\"\n---\n");
  CHECK(run_in(folder, {"check", "--strict"}).out == "1 edition, 3 items: no faults\n");
  const Run again = run_in(folder, {"new", "edition"});
  CHECK(again.exit_status == 2);
  CHECK(again.err.find("edition 2 is still a draft, in content/editions/0002-a-late-frost") !=
        std::string::npos);
  CHECK(run_in(folder, {"new", "edition", "--date", "soon"}).exit_status == 2);
  CHECK(run_in(folder, {"new", "edition", "--force"}).exit_status == 0);
  CHECK(fs::exists(folder.path("content/editions/0003-edition-3/edition.md")));
}

TEST_CASE("cli: add puts a link into the inbox, cleaned, in its section") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run added =
      run_in(folder, {"add", "https://arxiv.org/pdf/2602.00002?utm_source=x", "--tags", "llms,rag",
                      "--note", "A thought.", "--title", "Roots: how they find water"});
  CHECK(added.err == "");
  CHECK(added.exit_status == 0);
  CHECK(added.out ==
        "content/inbox/roots.md\n"
        "  title    Roots: how they find water\n"
        "  section  papers (1 of 1 item from arxiv.org is there)\n"
        "  address  `utm_source` taken out: it tracks only readers\n");
  CHECK(text_of(folder, "content/inbox/roots.md") ==
        "---\ntitle: \"Roots: how they find water\"\nurl: https://arxiv.org/abs/2602.00002\n"
        "tags: [llm, rag]\nsection: papers\nadded: " +
            today() + "\n---\n\nA thought.\n");
  CHECK(run_in(folder, {"check", "--strict", "--drafts"}).exit_status == 0);
}

TEST_CASE("cli: add without a title leaves one to be written") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run added = run_in(folder, {"add", "https://example.net/roots"});
  CHECK(added.out ==
        "content/inbox/roots.md\n"
        "  title    none yet: write it into the file\n"
        "  section  none yet: name one with --section\n");
  CHECK(text_of(folder, "content/inbox/roots.md") ==
        "---\ntitle: \"\"\nurl: https://example.net/roots\nadded: " + today() + "\n---\n");
}

TEST_CASE("cli: add tells what ran before, and what waits already") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run before = run_in(folder, {"add", "https://arxiv.org/pdf/2601.00001v2", "--title", "X"});
  CHECK(before.exit_status == 0);
  CHECK(before.err ==
        "tokensite: this link ran before in #1, at `Alpha`; if it runs again on purpose, say why "
        "in the file: `again: \"…\"`\n");
  const auto once = sources_of(folder);
  const Run twice = run_in(folder, {"add", "http://www.arxiv.org/abs/2601.00001"});
  CHECK(twice.exit_status == 0);
  CHECK(twice.out == "already in the inbox, as x.md; nothing was written\n");
  CHECK(sources_of(folder) == once);
  const Run again = run_in(folder, {"add", "https://www.example.com/gamma", "--again", "new data"});
  CHECK(again.err == "");
  CHECK(text_of(folder, "content/inbox/gamma.md").find("again: \"new data\"\n") !=
        std::string::npos);
}

TEST_CASE("cli: add refuses what it can't write down, and writes nothing") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const auto before = sources_of(folder);
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"add"},
                                                    {"add", "example.org/x"},
                                                    {"add", "javascript:alert(1)"},
                                                    {"add", "https://"},
                                                    {"add", "https://a b.example/"},
                                                    {"add", "https://\xFF.example/"},
                                                    {"add", "https://e.example/", "--section", "x"},
                                                    {"add", "https://e.example/", "--tags", "x"},
                                                    {"add", "https://e.example/", "--note", "\x01"},
                                                    {"add", "https://e.example/", "--title", ""}}) {
    const Run run = run_in(folder, arguments);
    CHECK(run.exit_status == 2);
    CHECK_FALSE(run.err.empty());
    CHECK(run.out == "");
  }
  CHECK(sources_of(folder) == before);
}

TEST_CASE("cli: add --fetch asks for the title, along redirects") {
  const TemporaryFolder folder;
  const WebServer server([](const WebRequest& request) {
    if (request.target == "/old") return redirect(302, "/new");
    if (request.target == "/gone") return reply(404);
    if (request.target == "/round") return redirect(301, "/round");
    return reply(200, "Content-Type: text/html\n",
                 "<title>Two &amp; two</title><meta name=citation_author content=\"Moss, Ada\">" +
                     std::string(2U << 20U, 'x'));
  });
  folder.write(
      small_site({{"tokensite.yml", std::string(small_config) + "links: {private: allow}\n"}}));
  const Run found = run_in(folder, {"add", server.url("/old"), "--fetch"});
  CHECK(found.err == "");
  CHECK(text_of(folder, "content/inbox/two-two.md")
            .starts_with("---\ntitle: \"Two & two\"\nurl: http://127.0.0.1"));
  CHECK(text_of(folder, "content/inbox/two-two.md").find("authors: [Ada Moss]\n") !=
        std::string::npos);
  const Run gone = run_in(folder, {"add", server.url("/gone"), "--fetch"});
  CHECK(gone.exit_status == 0);
  CHECK(gone.err == "tokensite: no title: 127.0.0.1 answers 404\n");
  CHECK(text_of(folder, "content/inbox/gone.md").starts_with("---\ntitle: \"\"\n"));
  const Run round = run_in(folder, {"add", server.url("/round"), "--fetch"});
  CHECK(round.err == "tokensite: no title: 127.0.0.1 leads in circles\n");
}

TEST_CASE("cli: add --fetch doesn't ask a private network, unless the site allows it") {
  const TemporaryFolder folder;
  const WebServer server([](const WebRequest&) { return reply(200, "", "<title>No</title>"); });
  folder.write(small_site());
  const Run run = run_in(folder, {"add", server.url("/x"), "--fetch", "--title", "Mine"});
  CHECK(run.exit_status == 0);
  CHECK(run.err.starts_with("tokensite: no title: 127.0.0.1 is in a private network"));
  CHECK(server.log().empty());
  CHECK(text_of(folder, "content/inbox/mine.md").starts_with("---\ntitle: \"Mine\"\n"));
}

TEST_CASE("cli: draft shows the coming edition, and moves into it what is chosen") {
  const TemporaryFolder folder;
  folder.write(site_with_draft({{"content/inbox/a.md", waiting("A", "papers")},
                                {"content/inbox/b.md", waiting("B", "papers", "2026-06-19")}}));
  const Run shown = run_in(folder, {"draft"});
  CHECK(shown.err == "");
  CHECK(shown.out == R"(Edition 2 (draft): Next
content/editions/0002-next, 2026-06-24

  papers  0/2  ○○  2 missing, 2 in the inbox
  tools   0

Waiting in content/inbox:
  papers
    b  B
    a  A

Were it sent now, `check` would report 1 error and 1 warning; besides the above:
  edition.md:6:3: the TL;DR has a line for papers, which has no item in this edition [stray-tldr]
)");
  const Run taken = run_in(folder, {"draft", "--take", "a"});
  CHECK(taken.err == "");
  CHECK(
      taken.out.starts_with("content/editions/0002-next\n"
                            "  content/inbox/a.md → papers/1-a.md\n\n"
                            "Edition 2 (draft): Next\n"));
  CHECK(text_of(folder, "content/editions/0002-next/papers/1-a.md") ==
        "---\ntitle: A\nurl: https://example.org/A\ntags: [llm]\n---\n\nWhy A is worth it: a "
        "sentence or two that somebody took care over.\n");
  CHECK_FALSE(fs::exists(folder.path("content/inbox/a.md")));
  const Run filled = run_in(folder, {"draft", "--fill"});
  CHECK(filled.out.find("  content/inbox/b.md → papers/2-b.md\n") != std::string::npos);
  CHECK(filled.out.ends_with("Nothing is missing. `tokensite draft --publish` makes it final.\n"));
  CHECK(run_in(folder, {"draft", "--fill"})
            .out.starts_with("nothing in the inbox fits; nothing was moved\n"));
}

TEST_CASE("cli: draft refuses what doesn't fit, and moves nothing") {
  const TemporaryFolder folder;
  folder.write(site_with_draft({{"content/inbox/a.md", waiting("A", "papers")},
                                {"content/inbox/b.md", waiting("B", "papers")},
                                {"content/inbox/c.md", waiting("C", "papers")}}));
  const auto before = sources_of(folder);
  CHECK(run_in(folder, {"draft", "--take", "a,b,c"}).exit_status == 2);
  CHECK(run_in(folder, {"draft", "--take", "a,nope"}).exit_status == 2);
  CHECK(run_in(folder, {"draft", "--take", "a", "--section", "nope"}).exit_status == 2);
  CHECK(run_in(folder, {"draft", "--take", "a", "--fill"}).exit_status == 2);
  CHECK(run_in(folder, {"draft", "--section", "papers"}).exit_status == 2);
  CHECK(run_in(folder, {"draft", "9"}).exit_status == 2);
  CHECK(sources_of(folder) == before);
  CHECK(run_in(folder, {"draft", "--take", "a,b,c", "--force"}).exit_status == 0);
}

TEST_CASE("cli: draft says what to do when there is none") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const Run none = run_in(folder, {"draft"});
  CHECK(none.exit_status == 2);
  CHECK(none.err ==
        "tokensite: no edition is a draft; `tokensite new edition` makes the next one\n");
}

TEST_CASE("cli: draft --publish makes an edition final once nothing is missing") {
  const TemporaryFolder folder;
  const std::string edition = "content/editions/0002-next/edition.md";
  folder.write(site_with_draft({{"content/inbox/a.md", waiting("A", "papers")},
                                {"content/inbox/b.md", waiting("B", "papers")}}));
  const Run early = run_in(folder, {"draft", "--publish"});
  CHECK(early.exit_status == 1);
  CHECK(early.err.find("papers has 0 items, needs 2 [section-count]") != std::string::npos);
  CHECK(early.err.ends_with(
      "tokensite: edition 2 stays a draft: published, it would have the site fail\n"));
  CHECK(text_of(folder, edition).find("draft: true") != std::string::npos);
  REQUIRE(run_in(folder, {"draft", "--fill"}).exit_status == 0);
  const Run done = run_in(folder, {"draft", "--publish"});
  CHECK(done.exit_status == 0);
  CHECK(text_of(folder, edition) ==
        "---\nnumber: 2\ntitle: Next\ndate: 2026-06-24\ntldr:\n  papers: Both.\n---\n");
  const Run twice = run_in(folder, {"draft", "2", "--publish"});
  CHECK(twice.exit_status == 0);
  CHECK(twice.out == "edition 2 is no draft any more; nothing was changed\n");
}

TEST_CASE("cli: git sees an item that was taken as the file that waited") {
  const GitSandbox sandbox;
  sandbox.folder().write(site_with_draft({{"content/inbox/a.md", waiting("A", "papers")}}));
  sandbox.git("", "init --quiet");
  sandbox.commit_all("");
  REQUIRE(sandbox.tokensite("", {"draft", "--take", "a"}).exit_status == 0);
  sandbox.commit_all("");
  sandbox.git("",
              "log --follow --format=%H --output=log -- content/editions/0002-next/papers/1-a.md");
  std::istringstream log(*read_file(sandbox.path("log")));
  int commits = 0;
  for (std::string line; std::getline(log, line);) ++commits;
  CHECK(commits == 2);
}

TEST_CASE("cli: move takes links along, and renumber closes gaps") {
  const TemporaryFolder folder;
  folder.write(small_site({{first + "tools/1-gamma.md",
                            "---\ntitle: Gamma\nurl: https://www.example.com/gamma\ntags: "
                            "[rag]\n---\n\nLike [alpha](../papers/1-alpha.md).\n"}}));
  const auto before = sources_of(folder);
  const Run dry = run_in(folder, {"move", "1/beta", ":1", "--dry-run"});
  CHECK(dry.exit_status == 0);
  CHECK(dry.out ==
        "content/editions/0001-first\n"
        "  papers/1-alpha.md → papers/2-alpha.md\n"
        "  papers/2-beta.md → papers/1-beta.md\n"
        "1 link in 1 file would follow\n"
        "nothing was moved: this was a dry run\n");
  CHECK(sources_of(folder) == before);
  const Run moved = run_in(folder, {"move", first + "papers/2-beta.md", "papers:1"});
  CHECK(moved.exit_status == 0);
  CHECK(moved.out.ends_with("1 link in 1 file followed\n"));
  CHECK(text_of(folder, first + "tools/1-gamma.md").ends_with("[alpha](../papers/2-alpha.md).\n"));
  CHECK(run_in(folder, {"check", "--strict"}).exit_status == 0);
  CHECK(run_in(folder, {"move", "beta", ":1"}).out ==
        "everything is in its place; nothing was moved\n");
  fs::rename(folder.path(first + "papers/2-alpha.md"), folder.path(first + "papers/7-alpha.md"));
  CHECK(run_in(folder, {"renumber", "1"}).out ==
        "content/editions/0001-first\n  papers/7-alpha.md → papers/2-alpha.md\n");
  CHECK(run_in(folder, {"check", "--strict"}).exit_status == 0);
}

TEST_CASE("cli: move puts an item back into the inbox, and draft takes it again") {
  const TemporaryFolder folder;
  const std::string taken = "content/editions/0002-next/papers/1-a.md";
  const std::string text = "---\ntitle: A\nurl: https://example.org/A\n---\n\nText.\n";
  folder.write(site_with_draft({{taken, text}}));
  const Run back = run_in(folder, {"move", "2/a", "inbox"});
  CHECK(back.exit_status == 0);
  CHECK(text_of(folder, "content/inbox/a.md") ==
        "---\ntitle: A\nurl: https://example.org/A\nsection: papers\nadded: " + today() +
            "\n---\n\nText.\n");
  REQUIRE(run_in(folder, {"draft", "--take", "a"}).exit_status == 0);
  CHECK(text_of(folder, taken) == text);
}

TEST_CASE("cli: move tells of an address that changes, and refuses what it can't do") {
  const TemporaryFolder folder;
  folder.write(site_with_draft());
  const auto before = sources_of(folder);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"move", "1/alpha", "paper"},
        {"move", "1/alpha", "papers:9"},
        {"move", "1/nope", "tools"},
        {"move", "1/alpha", "9/papers"},
        {"move", "1/alpha"},
        {"renumber", "9"},
        {"renumber"}}) {
    CHECK(run_in(folder, arguments).exit_status == 2);
  }
  CHECK(sources_of(folder) == before);
  CHECK(run_in(folder, {"move", "1/gamma", "2/tools"})
            .out.ends_with("the item's address has changed: editions/1/gamma/ → "
                           "editions/2/gamma/\n"));
}

TEST_CASE("cli: each of the writing commands shows an example") {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& command : {std::vector<std::string>{"new"},
                                                  {"new", "site"},
                                                  {"new", "edition"},
                                                  {"add"},
                                                  {"draft"},
                                                  {"move"},
                                                  {"renumber"}}) {
    std::vector<std::string> arguments = command;
    arguments.emplace_back("--help");
    const Run run = run_in(folder, arguments);
    CHECK(run.exit_status == 0);
    CHECK(run.out.find("Example: tokensite ") != std::string::npos);
  }
}

TEST_CASE("cli: a killed writer leaves whole files, and the next one goes on") {
  const TemporaryFolder folder;
  Files files = site_with_draft(
      {{"tokensite.yml", std::string(small_config) + "rules: {section-count: off}\n"}});
  constexpr int items = 40;
  for (int i = 0; i < items; ++i) {
    const std::string name = fmt::format("w{}", i);
    files["content/inbox/" + name + ".md"] = waiting(name, "tools");
  }
  folder.write(files);
  for (double milliseconds = 30; milliseconds < 300; milliseconds += 30) {
    run_and_kill({"draft", "--fill"}, {.folder = folder.path(), .environment = {}}, milliseconds);
    // Nothing is lost, nothing is there twice, whatever the moment.
    int found = 0;
    for (const auto& [path, text] : sources_of(folder)) {
      if (path.find(".tokensite-tmp") != std::string::npos) continue;
      if (path.find("/w") != std::string::npos || path.find("-w") != std::string::npos) ++found;
    }
    CHECK(found == items);
    CHECK(run_in(folder, {"check"}).exit_status == 0);
  }
  CHECK(run_in(folder, {"draft", "--fill"}).exit_status == 0);
  CHECK(fs::exists(folder.path("content/editions/0002-next/tools/40-w9.md")));
}

TEST_CASE("cli: a writer that is interrupted moves everything, or nothing") {
  constexpr int items = 40;
  for (int milliseconds = 40; milliseconds < 400; milliseconds += 60) {
    const TemporaryFolder folder;
    Files files = site_with_draft();
    for (int i = 0; i < items; ++i) {
      const std::string name = fmt::format("w{}", i);
      files["content/inbox/" + name + ".md"] = waiting(name, "tools");
    }
    folder.write(files);
    StartedProgram program({"draft", "--fill"}, {.folder = folder.path(), .environment = {}});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    program.kill(SIGINT);
    program.wait();
    std::size_t moved = 0;
    for (const auto& [path, text] : sources_of(folder)) {
      CHECK(path.find(".tokensite-tmp") == std::string::npos);
      if (path.find("/tools/") != std::string::npos && path.find("-w") != std::string::npos) {
        ++moved;
      }
    }
    CHECK((moved == 0 || moved == items));
  }
}

}  // namespace
}  // namespace tokensite
