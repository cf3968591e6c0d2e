#include "import/exports/beehiiv.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

TEST_CASE("beehiiv: one table with everything in it") {
  const TemporaryFolder folder;
  folder.write(
      {{"x.csv",
        "id,web_title,status,audience,content_tags,url,web_subtitle,email_subject_line,"
        "email_preview_text,content_html,thumbnail_url,created_at\n"
        "2,Fog,confirmed,free,frost; small foxes ;,https://x.example.org/p/fog?a=b,Sub,S,P,"
        "\"<table id=\"\"content-blocks\"\"><tr><td>Fog</td></tr></table>\",u,2023-02-18 21:25:27\n"
        "1,,archived,premium,,https://x.example.org/p/late-frost/,,Late frost,Cold,<p>A</p>,,"
        "2023-01-18 21:25:27\n"
        "3,Draft,draft,,,,,,,<p>D</p>,,\n"
        "4,Empty,confirmed,,,,,,,,,2023-03-18 21:25:27\n"
        "5,Odd,confirmed\n"}});
  const std::string expected =
      "x.csv, line 3\n"
      "  title: Late frost\n"
      "  subtitle: Cold\n"
      "  slug: late-frost\n"
      "  url: https://x.example.org/p/late-frost/\n"
      "  date: 2023-01-18\n"
      "  html from line 0: <p>A</p>\n"
      "  look: it was archived: no reader could find it any more\n"
      "  look: only paying readers could read it until now\n"
      "x.csv, line 2\n"
      "  title: Fog\n"
      "  subtitle: Sub\n"
      "  slug: fog\n"
      "  url: https://x.example.org/p/fog?a=b\n"
      "  date: 2023-02-18\n"
      "  tags: frost, small foxes\n"
      "  html from line 0: <table id=\"content-blocks\"><tr><td>Fog</td></tr></table>\n"
      "x.csv, line 4\n"
      "  title: Draft\n"
      "  state: draft\n"
      "  html from line 0: <p>D</p>\n"
      "look: x.csv, line 6: the row has 3 cells where the header has 12\n"
      "failed: x.csv, line 5: no text in `content_html` <Empty>\n"
      "failed: x.csv, line 6: no text in `content_html` <Odd>\n";
  CHECK(shown_posts(folder.path("x.csv")) == expected);
  CHECK(shown_posts(folder.path("x.csv"), ExportKind::beehiiv) == expected);
}

}  // namespace
}  // namespace tokensite
