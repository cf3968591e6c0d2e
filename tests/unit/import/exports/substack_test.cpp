#include "import/exports/substack.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

constexpr std::string_view header =
    "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,"
    "podcast_url\n";

std::string table(std::string_view rows) { return std::string(header) + std::string(rows); }

TEST_CASE("substack: a folder's posts, in the order of their dates, then of their numbers") {
  const TemporaryFolder folder;
  folder.write({
      {"posts.csv",
       "\xEF\xBB\xBF" + table("123402.late-frost,2019-08-02T20:48:19.814Z,TRUE,,,newsletter,"
                              "everyone,\"Frost, foxes &amp; \"\"tea\"\"\","
                              "&#x201C;It&#x2019;s &amp;lt; cold&#x201D;,\r\n"
                              "123403.same-moment,2019-07-26T20:48:19.814Z,true,,,newsletter,"
                              "everyone,Second,,\r\n"
                              "99999.plain-text,2019-07-26T20:48:19.814Z,TRUE,,,newsletter,"
                              "everyone,First,,\r\n")},
      {"posts/123402.late-frost.html", "<p>Cold</p>\r\n<p>Fog</p>"},
      {"posts/123403.same-moment.html", "<p>B</p>"},
      {"posts/99999.plain-text.html", "<p>A</p>"},
  });
  fs::rename(folder.path("posts.csv"), folder.path("x"));  // a folder of its own, with a name
  fs::create_directory(folder.path("export"));
  fs::rename(folder.path("x"), folder.path("export/posts.csv"));
  fs::rename(folder.path("posts"), folder.path("export/posts"));
  CHECK(shown_posts(folder.path("export")) ==
        "export/posts/99999.plain-text.html\n"
        "  title: First\n"
        "  slug: plain-text\n"
        "  date: 2019-07-26\n"
        "  html from line 1: <p>A</p>\n"
        "export/posts/123403.same-moment.html\n"
        "  title: Second\n"
        "  slug: same-moment\n"
        "  date: 2019-07-26\n"
        "  html from line 1: <p>B</p>\n"
        "export/posts/123402.late-frost.html\n"
        "  title: Frost, foxes & \"tea\"\n"
        "  subtitle: “It’s &lt; cold”\n"
        "  slug: late-frost\n"
        "  date: 2019-08-02\n"
        "  html from line 1: <p>Cold</p>\\n<p>Fog</p>\n");
}

TEST_CASE("substack: a zip whose files lie in a folder, with a header of older exports") {
  const TemporaryFolder folder;
  folder.write(
      {{"x.zip",
        zip_bytes({{"mine/posts.csv",
                    "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,"
                    "podcast_url\n"
                    "1.a,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Title,Sub,\n"},
                   {"mine/posts/1.a.html", "<p>A</p>"}})}});
  const std::string expected =
      "x.zip: mine/posts/1.a.html\n"
      "  title: Title\n"
      "  subtitle: Sub\n"
      "  slug: a\n"
      "  date: 2019-07-26\n"
      "  html from line 1: <p>A</p>\n";
  CHECK(shown_posts(folder.path("x.zip")) == expected);
  CHECK(shown_posts(folder.path("x.zip"), ExportKind::substack) == expected);
}

TEST_CASE("substack: drafts, other kinds of posts and of readers are told") {
  const TemporaryFolder folder;
  folder.write({
      {"e/posts.csv", table("1.draft,,false,,,newsletter,everyone,Draft,,\n"
                            "2.sound,2020-01-01T00:00:00Z,true,,,podcast,only_paid,Sound,,x\n"
                            "3.talk,2020-01-02T00:00:00Z,true,,,thread,everyone,,,\n"
                            "4.about,2020-01-03T00:00:00Z,true,,,page,everyone,About,,\n")},
      {"e/posts/1.draft.html", "<p>1</p>"},
      {"e/posts/2.sound.html", "<p>2</p>"},
      {"e/posts/3.talk.html", "<p>3</p>"},
      {"e/posts/4.about.html", "<p>4</p>"},
  });
  CHECK(shown_posts(folder.path("e")) ==
        "e/posts/2.sound.html\n"
        "  title: Sound\n"
        "  slug: sound\n"
        "  date: 2020-01-01\n"
        "  html from line 1: <p>2</p>\n"
        "  look: it is an episode of a podcast, whose sound isn't in the export\n"
        "  look: only paying readers could read it until now\n"
        "e/posts/3.talk.html\n"
        "  slug: talk\n"
        "  date: 2020-01-02\n"
        "  html from line 1: <p>3</p>\n"
        "  look: it is a thread, whose replies aren't in the export\n"
        "e/posts/1.draft.html\n"
        "  title: Draft\n"
        "  slug: draft\n"
        "  state: draft\n"
        "  html from line 1: <p>1</p>\n"
        "dropped: posts.csv, line 5: `4.about` is a page, not an edition <<p>4</p>>\n");
}

TEST_CASE("substack: rows without texts, texts without rows and odd rows are notes") {
  const TemporaryFolder folder;
  folder.write({
      {"e/posts.csv", table("1.a,2020-01-01T00:00:00Z,true,,,newsletter,everyone,A,,\n"
                            "2.gone,2020-01-02T00:00:00Z,true,,,newsletter,everyone,\"Gone,\n"
                            "away\",,\n"
                            "../../1.up,2020-01-03T00:00:00Z,true,,,newsletter,everyone,Up,,\n"
                            "1.a,2020-01-04T00:00:00Z,true,,,newsletter,everyone,Again,,\n"
                            ",2020-01-05T00:00:00Z,true,,,newsletter,everyone,None,,\n"
                            "5.short,some day\n"
                            "6.empty,2020-01-06T00:00:00Z,true,,,newsletter,everyone,E,,\n")},
      {"e/posts/1.a.html", "<p>A</p>"},
      {"e/posts/4.no-row.html", "<p>4</p>"},
      {"e/posts/5.short.html", "<p>5</p>"},
      {"e/posts/6.empty.html", " \n"},
      {"e/posts/7.broken.html", "<p>\xFF</p>"},
  });
  CHECK(shown_posts(folder.path("e")) ==
        "e/posts/1.a.html\n"
        "  title: A\n"
        "  slug: a\n"
        "  date: 2020-01-01\n"
        "  html from line 1: <p>A</p>\n"
        "e/posts/4.no-row.html\n"
        "  slug: no-row\n"
        "  html from line 1: <p>4</p>\n"
        "  look: posts.csv has no row for it: its title and its date are unknown\n"
        "e/posts/5.short.html\n"
        "  slug: short\n"
        "  state: draft\n"
        "  html from line 1: <p>5</p>\n"
        "  look: its date can't be read <some day>\n"
        "look: posts.csv, line 8: the row has 2 cells where the header has 10\n"
        "failed: posts.csv, line 3: `2.gone` has no text in posts/ <Gone,\\naway>\n"
        "failed: posts.csv, line 5: `../../1.up` has no text in posts/ <Up>\n"
        "failed: posts.csv, line 6: `1.a` stands in an earlier line, too <Again>\n"
        "failed: posts.csv, line 7: no `post_id` <None>\n"
        "failed: posts/7.broken.html can't be read: byte 4 is not part of UTF-8 text\n"
        "failed: e/posts/6.empty.html has no text\n");
}

TEST_CASE("substack: without a table the posts come over with what their names say") {
  const TemporaryFolder folder;
  folder.write({{"e/posts/12.a.html", "<p>A</p>"}});
  CHECK(shown_posts(folder.path("e")) ==
        "e/posts/12.a.html\n"
        "  slug: a\n"
        "  html from line 1: <p>A</p>\n"
        "  look: posts.csv has no row for it: its title and its date are unknown\n"
        "failed: there is no posts.csv: titles and dates of the posts are unknown\n");
}

TEST_CASE("substack: a table without its columns, and a second table") {
  const TemporaryFolder folder;
  folder.write({{"e/posts.csv", "id,title\n1.a,A\n"},
                {"e/old/posts.csv", "post_id\n"},
                {"e/posts/1.a.html", "<p>A</p>"}});
  CHECK(shown_posts(folder.path("e")) ==
        "e/posts/1.a.html\n"
        "  slug: a\n"
        "  html from line 1: <p>A</p>\n"
        "  look: posts.csv has no row for it: its title and its date are unknown\n"
        "failed: old/posts.csv is a second table of posts, and not read\n"
        "failed: posts.csv has no column `post_id`\n");
}

TEST_CASE("substack: a folder's tables of subscribers are never opened") {
  const TemporaryFolder folder;
  const std::vector<std::string> lists = {"email_list.mine.csv", "posts/1.a.opens.csv",
                                          "posts/1.a.delivers.csv", "posts/posts.csv.csv"};
  folder.write({{"e/posts.csv", table("1.a,2020-01-01T00:00:00Z,true,,,newsletter,everyone,A,,\n")},
                {"e/posts/1.a.html", "<p>A</p>"}});
  for (const std::string& list : lists) {
    folder.write({{"e/" + list, "email\nada@example.org\n"}});
  }
  // The access times say what was opened, where the file system keeps them.
  const auto access_time = [&](const std::string& name) {
    struct stat status {};
    REQUIRE(::stat(folder.path("e/" + name).c_str(), &status) == 0);
    return status.st_atim.tv_sec;
  };
  const timespec long_ago[2] = {{.tv_sec = 1, .tv_nsec = 0}, {.tv_sec = 2, .tv_nsec = 0}};
  for (const std::string& name : {std::string("posts.csv"), lists[0], lists[1], lists[2]}) {
    REQUIRE(::utimensat(AT_FDCWD, folder.path("e/" + name).c_str(), long_ago, 0) == 0);
  }
  const std::string found = shown_posts(folder.path("e"));
  CHECK(found.find("<p>A</p>") != found.npos);
  CHECK(found.find("example.org") == found.npos);
  if (access_time("posts.csv") != 1) {  // else nobody keeps them here
    for (const std::string& list : {lists[0], lists[1], lists[2]}) CHECK(access_time(list) == 1);
  }
}

TEST_CASE("substack: a zip's tables of subscribers are never unpacked") {
  const TemporaryFolder folder;
  const std::string secret = "email\nada@example.org\n";
  std::string bytes =
      zip_bytes({{"posts.csv", table("1.a,2020-01-01T00:00:00Z,true,,,newsletter,everyone,A,,\n")},
                 {"posts/1.a.html", "<p>A</p>"},
                 {"email_list.mine.csv", secret},
                 {"emails.csv", secret},
                 {"posts/1.a.opens.csv", secret}});
  // Poisoned: whoever unpacks them is told that their checksums are wrong.
  for (std::size_t at = bytes.find("ada@"); at != bytes.npos; at = bytes.find("ada@")) {
    bytes.replace(at, 4, "XXX@");
  }
  folder.write({{"x.zip", bytes}});
  CHECK(shown_posts(folder.path("x.zip")) ==
        "x.zip: posts/1.a.html\n"
        "  title: A\n"
        "  slug: a\n"
        "  date: 2020-01-01\n"
        "  html from line 1: <p>A</p>\n"
        "dropped: 2 tables were left unread: such tables hold subscribers "
        "<email_list.mine.csv\\nposts/1.a.opens.csv>\n");
}

}  // namespace
}  // namespace tokensite
