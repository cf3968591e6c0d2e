// A newsletter's past into a site, and its editions out and in again, with the real program.
#include <algorithm>

#include "support/files.hpp"
#include "support/json_value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

namespace tokensite {
namespace {

/// A site without editions.
Files empty_site() {
  return {{"tokensite.yml", std::string(small_config) + "rules: {\"*\": off}\n"}};
}

Run run_in(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
  return run_program(arguments, {.folder = folder.path(), .environment = {}});
}

std::string text_of(const TemporaryFolder& folder, const std::string& path) {
  const Result<std::string> text = read_file(folder.path(path));
  return text ? *text : text.error().message;
}

const char* const post = R"(<h3>📄 2 Papers</h3>
<p><strong>1. Moss</strong></p>
<p><a href="https://example.org/moss">https://example.org/moss</a></p>
<p>It waits, and it has waited longer than most.</p>
<p><strong>2. Mould</strong></p>
<p><a href="https://example.org/mould">https://example.org/mould</a></p>
<p>It doesn't wait at all.</p>
<h3>🛠 1 Tools</h3>
<p><strong>A Rake</strong></p>
<p><a href="https://example.org/rake">https://example.org/rake</a></p>
<p>It rakes.</p>)";

/// A Substack export: an edition, an essay, and the subscribers.
std::string substack_zip() {
  return zip_bytes(
      {{.name = "posts.csv",
        .text =
            "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_"
            "url\n"
            "11.frost,2026-05-04T08:00:00.000Z,true,,newsletter,everyone,Frost: Tester #7,Cold,\n"
            "12.essay,2026-05-05T08:00:00.000Z,true,,newsletter,everyone,An essay,,\n"},
       {.name = "posts/11.frost.html", .text = post},
       {.name = "posts/12.essay.html", .text = "<p>No sections here.</p>"},
       {.name = "email_list.tester.csv", .text = "email\nada@example.org\n"}});
}

TEST_CASE("cli: import turns an export into a site that builds, once") {
  TemporaryFolder folder;
  folder.write(empty_site());
  folder.write({{"export.zip", substack_zip()}});
  const Run dry = run_in(folder, {"import", "export.zip", "--dry-run"});
  CHECK(dry.exit_status == 0);
  CHECK(dry.out.ends_with("; nothing was written\n"));
  CHECK(folder.texts_below("content").empty());

  const Run run = run_in(folder, {"import", "export.zip", "--report", "report.json"});
  CHECK(run.exit_status == 0);
  CHECK(run.out.find("#7 Frost (2026-05-04)\n"
                     "  added     content/editions/0007-frost\n"
                     "  items     2 Papers, 1 Tools & Repos\n") != run.out.npos);
  CHECK(run.out.find("is no edition: it has none of the sections: “An essay”") != run.out.npos);
  CHECK(run.out.find("ada@example.org") == run.out.npos);
  const std::string edition = "content/editions/0007-frost/";
  CHECK(text_of(folder, edition + "edition.md") ==
        "---\nnumber: 7\ntitle: \"Frost\"\nsubtitle: \"Cold\"\ndate: 2026-05-04\n---\n");
  CHECK(text_of(folder, edition + "papers/2-mould.md") ==
        "---\ntitle: \"Mould\"\nurl: https://example.org/mould\n---\n\nIt doesn't wait at all.\n");
  JsonFault fault;
  const auto report = JsonDocument::parse(text_of(folder, "report.json"), fault);
  REQUIRE(report);
  CHECK(report->root()["editions"][0]["outcome"].text() == "added");
  CHECK(report->root()["editions"][0]["items"]["papers"].text() == "2");
  CHECK(report->root()["summary"]["added"].text() == "1");
  CHECK(run_in(folder, {"build"}).exit_status == 0);

  const auto before = folder.texts_below("content");
  const Run again = run_in(folder, {"import", "export.zip"});
  CHECK(again.exit_status == 0);
  CHECK(again.out.find("  unchanged content/editions/0007-frost\n") != again.out.npos);
  CHECK(folder.texts_below("content") == before);
}

TEST_CASE("cli: import keeps what a writer has changed since") {
  TemporaryFolder folder;
  folder.write(empty_site());
  folder.write({{"export.zip", substack_zip()}});
  REQUIRE(run_in(folder, {"import", "export.zip"}).exit_status == 0);
  const std::string item = "content/editions/0007-frost/papers/1-moss.md";
  folder.write({{item, "---\ntitle: Moss\nurl: https://example.org/moss\n---\n\nMine.\n"}});
  const auto before = folder.texts_below("content");
  const Run run = run_in(folder, {"import", "export.zip"});
  CHECK(run.exit_status == 0);
  CHECK(run.out.find("  kept      content/editions/0007-frost\n") != run.out.npos);
  CHECK(folder.texts_below("content") == before);
}

TEST_CASE("cli: what export prints as Markdown, import takes back byte for byte") {
  TemporaryFolder folder;
  folder.write(small_site());
  const Run out = run_in(folder, {"export", "1", "--format", "markdown"});
  REQUIRE(out.exit_status == 0);
  folder.write({{"1.md", out.out}});
  TemporaryFolder other;
  other.write(empty_site());
  const Run in = run_in(other, {"import", folder.path("1.md")});
  CHECK(in.exit_status == 0);
  CHECK(in.out.find("0 repaired, 0 dropped, 0 to look at") != in.out.npos);
  const Run back = run_in(other, {"export", "1", "--format", "markdown"});
  CHECK(back.out == out.out);
}

TEST_CASE("cli: import says what it can't do") {
  TemporaryFolder folder;
  folder.write(empty_site());
  folder.write({{"bad.zip", zip_bytes({{.name = "../up.md", .text = "# x\n"}})},
                {"empty.txt", ""},
                {"letter.txt", "A letter.\nIt has no sections.\n"}});
  const Run bad = run_in(folder, {"import", "bad.zip"});
  CHECK(bad.exit_status == 1);
  CHECK(bad.out.find("`../up.md` is refused") != bad.out.npos);
  CHECK(run_in(folder, {"import", "letter.txt"}).exit_status == 0);
  CHECK(run_in(folder, {"import", "gone.zip"}).exit_status == 3);
  CHECK(run_in(folder, {"import"}).exit_status == 2);
  const Run kind = run_in(folder, {"import", "letter.txt", "--from", "substak"});
  CHECK(kind.exit_status == 2);
  CHECK(kind.err.find("did you mean `substack`?") != kind.err.npos);
  CHECK(run_in(folder, {"import", "letter.txt", "--site", "nowhere"}).exit_status == 2);
  CHECK(run_in(folder, {"import", "--help"}).out.find("Example: tokensite import") !=
        std::string::npos);
  CHECK(folder.texts_below("content").empty());
}

}  // namespace
}  // namespace tokensite
