// `export`: which edition, where to, and what is said of it.
#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

/// Edition 1, and a draft of edition 2.
Files site_with_draft() {
  return small_site({{"content/editions/0002-second/edition.md",
                      "---\nnumber: 2\ntitle: Second\ndate: 2026-06-24\ndraft: true\n---\n"},
                     {"content/editions/0002-second/papers/1-a.md",
                      "---\ntitle: A\nno_url: lost\ntags: [llm]\n---\n"},
                     {"content/editions/0002-second/papers/2-b.md",
                      "---\ntitle: B\nno_url: lost\ntags: [llm]\ndraft: true\n---\n"}});
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST_CASE("cli: export prints the edition that was asked for, however it is named") {
  const TemporaryFolder folder;
  folder.write(site_with_draft());
  for (const char* name : {"1", "#1", "0001", "latest"}) {
    INFO(name);
    const Run run = run_program({"export", name, "--format", "text"}, {.folder = folder.path()});
    CHECK(run.exit_status == 0);
    CHECK(first_line(run.out) == "First");
    CHECK(run.err.empty());
  }
  for (const char* name : {"2", "draft", "next"}) {
    INFO(name);
    const Run run = run_program({"export", name, "--format", "text"}, {.folder = folder.path()});
    CHECK(run.exit_status == 0);
    CHECK(first_line(run.out) == "Second");
    CHECK(run.err ==
          "tokensite: edition 2 is a draft; it is exported as `build --drafts` shows it\n");
  }
}

TEST_CASE("cli: export in each format") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const auto exported = [&](const char* format) {
    return run_program({"export", "1", "--format", format}, {.folder = folder.path()}).out;
  };
  CHECK(exported("email").starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\""));
  CHECK(exported("html").find("<h3>1. Alpha</h3>\n<p><a href=") != std::string::npos);
  CHECK(exported("markdown") == rendered(plan_of(small_site()), "editions/1.md"));
}

TEST_CASE("cli: export says which editions there are, and what it can't make sense of") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const auto failure = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "export");
    const Run run = run_program(arguments, {.folder = folder.path()});
    CHECK(run.exit_status == 2);
    CHECK(run.out.empty());
    return run.err;
  };
  CHECK(failure({"99", "--format", "text"}) ==
        "tokensite: there is no edition 99; the newest is 1\n");
  CHECK(failure({"draft", "--format", "text"}) ==
        "tokensite: there is no draft of an edition; the newest is 1\n");
  const std::string no_edition = " is no edition; write its number, `latest` or `draft`\n";
  for (const char* name : {"x", "0", "-1", "1.5", "99999999999", "##1", "1 "}) {
    INFO(name);
    CHECK(failure({"--format", "text", "--", name}) ==
          "tokensite: `" + std::string(name) + "`" + no_edition);
  }
  CHECK(failure({"1", "--format", "txt"}).find("did you mean `text`?") != std::string::npos);
  CHECK(failure({"1", "--format", "html", "--compact"}) ==
        "tokensite: --compact and --unsubscribe are for the formats email and text\n");
  CHECK(failure({"1", "--format", "email", "--unsubscribe", "javascript:x()"})
            .starts_with("tokensite: --unsubscribe: "));
  CHECK(failure({"1", "--format", "email", "--output", "/dev/null"})
            .starts_with("tokensite: --output: /dev/null is neither a file nor a folder"));
  CHECK(fs::is_other("/dev/null"));
}

TEST_CASE("cli: export of a site with errors reports them and writes nothing") {
  const TemporaryFolder folder;
  folder.write(
      small_site({{"content/editions/0001-first/papers/2-beta.md", "---\ntags: [llm]\n---\n"}}));
  const Run run = run_program({"export", "1", "--format", "email", "--output", "out/"},
                              {.folder = folder.path()});
  CHECK(run.exit_status == 1);
  CHECK(run.out.empty());
  CHECK(run.err.find("[missing-key]") != std::string::npos);
  CHECK(run.err.ends_with("; nothing was exported\n"));
  CHECK_FALSE(fs::exists(folder.path("out")));
}

TEST_CASE("cli: an e-mail goes into a folder with its twin, or into a file alone") {
  const TemporaryFolder folder;
  folder.write(small_site());
  const RunOptions here{.folder = folder.path()};
  const Run run = run_program({"export", "1", "--format", "email", "--output", "out/"}, here);
  CHECK(run.exit_status == 0);
  const auto written = folder.texts_below("out");
  REQUIRE(written.size() == 2);
  CHECK(run.out == "out/edition-1.html (" + std::to_string(written.at("edition-1.html").size()) +
                       " bytes)\nout/edition-1.txt (" +
                       std::to_string(written.at("edition-1.txt").size()) + " bytes)\n");
  folder.write({{"mail.html", "an older one"}});
  CHECK(run_program({"export", "1", "--format", "email", "--output", "mail.html"}, here)
            .exit_status == 0);
  CHECK(*read_file(folder.path("mail.html")) == written.at("edition-1.html"));
  CHECK(run_program({"export", "1", "--format", "html", "--output", "out"}, here).exit_status == 0);
  CHECK(fs::exists(folder.path("out/edition-1-paste.html")));
}

TEST_CASE("cli: a symbolic link to a file stays one") {
  const TemporaryFolder folder;
  folder.write(small_site({{"real.md", "old"}}));
  fs::create_symlink("real.md", folder.path("link.md"));
  CHECK(run_program({"export", "1", "--format", "markdown", "--output", "link.md"},
                    {.folder = folder.path()})
            .exit_status == 0);
  CHECK(fs::is_symlink(folder.path("link.md")));
  CHECK(read_file(folder.path("real.md"))->starts_with("# First\n"));
}

TEST_CASE("cli: an e-mail that Gmail would clip is told of, with its size and a way out") {
  const TemporaryFolder folder;
  const std::string words(120'000, 'x');
  folder.write(
      small_site({{"content/editions/0001-first/tools/1-gamma.md",
                   "---\ntitle: Gamma\nurl: https://g.example/\ntags: [rag]\n---\n\nA tool. " +
                       words + "\n"}}));
  const Run run = run_program({"export", "1", "--format", "email"}, {.folder = folder.path()});
  CHECK(run.exit_status == 0);
  CHECK(run.err.starts_with("tokensite: warning: the e-mail has " + std::to_string(run.out.size()) +
                            " bytes, and Gmail hides what comes after the first 102400; with "
                            "--compact it has "));
  const Run compact =
      run_program({"export", "1", "--format", "email", "--compact"}, {.folder = folder.path()});
  CHECK(compact.err.empty());
  CHECK(compact.out.size() < 102'400);
}

}  // namespace
}  // namespace tokensite
