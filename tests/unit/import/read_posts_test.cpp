#include "import/read_posts.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;
using namespace std::string_literals;

TEST_CASE("posts: a folder of texts, in the order of their dates, what is no text left alone") {
  const TemporaryFolder folder;
  folder.write({{"e/b/2026-02-01-fog.md", "# Fog\n"},
                {"e/2026-03-01-rain.html", "<p>Rain</p>"},
                {"e/a.txt", "Frost\r\n"},
                {"e/2026-01-01.txt", "\xEF\xBB\xBFHail\x01\n"},
                {"e/feed.xml",
                 "<rss><channel><item><title>T</title><description>D</description>"
                 "<pubDate>1 Jan 2026</pubDate></item></channel></rss>"},
                {"e/README.md", "About"},
                {"e/pictures/x.png", "x"},
                {"e/subscribers.csv", "email\nada@example.org\n"},
                {"e/broken.txt", "Fr\xF6st"},
                {"e/empty.md", "\n"}});
  CHECK(shown_posts(folder.path("e")) ==
        "e/2026-01-01.txt\n"
        "  date: 2026-01-01\n"
        "  text from line 1: Hail\\n\n"
        "  repaired: 1 invisible character that no page can hold taken out\n"
        "e/feed.xml: T\n"
        "  title: T\n"
        "  date: 2026-01-01\n"
        "  html from line 0: D\n"
        "e/b/2026-02-01-fog.md\n"
        "  slug: fog\n"
        "  date: 2026-02-01\n"
        "  markdown from line 1: # Fog\\n\n"
        "e/2026-03-01-rain.html\n"
        "  slug: rain\n"
        "  date: 2026-03-01\n"
        "  html from line 1: <p>Rain</p>\n"
        "e/a.txt\n"
        "  slug: a\n"
        "  text from line 1: Frost\\n\n"
        "dropped: a table was left unread: such tables hold subscribers <subscribers.csv>\n"
        "failed: broken.txt can't be read: byte 3 is not part of UTF-8 text\n"
        "failed: empty.md is an empty file\n"
        "look: 2 files that are no texts were left alone <README.md\\npictures/x.png>\n");
}

TEST_CASE("posts: a single file, whatever it is called") {
  const TemporaryFolder folder;
  folder.write({{"x",
                 "<?xml version='1.0'?><rss><channel><item><title>T</title><description>D"
                 "</description></item></channel></rss>"},
                {"g.txt", R"({"posts":[{"slug":"a","html":"<p>A</p>"}]})"},
                {"t.md", "Frost\nand fog\n"},
                {"z.txt", zip_bytes({{"a.md", "# A"}})},
                {"u.txt",
                 "\xFF\xFE"
                 "#\0 \0A\0"s}});
  CHECK(shown_posts(folder.path("x")) == "x: T\n  title: T\n  html from line 0: D\n");
  CHECK(shown_posts(folder.path("g.txt")) == "g.txt: a\n  slug: a\n  html from line 0: <p>A</p>\n");
  CHECK(shown_posts(folder.path("t.md")) ==
        "t.md\n  slug: t\n  markdown from line 1: Frost\\nand fog\\n\n");
  CHECK(shown_posts(folder.path("z.txt")) ==
        "z.txt: a.md\n  slug: a\n  markdown from line 1: # A\n");
  CHECK(shown_posts(folder.path("u.txt")) == "u.txt\n  slug: u\n  markdown from line 1: # A\n");
}

TEST_CASE("posts: what a writer says it is, it must be able to be") {
  const TemporaryFolder folder;
  folder.write({{"page.html", "<!doctype html><p>x</p>"},
                {"part.html", "<p>x</p>"},
                {"t.txt", "words"},
                {"g.json", R"({"posts":[]})"},
                {"texts/a.md", "# A"},
                {"s/posts.csv", "post_id\n"},
                {"b/emails.json", "[]"},
                {"b/emails/a.md", "x"}});
  const auto tried = [&](const std::string& name, ExportKind kind) {
    return shown_posts(folder.path(name), kind);
  };
  CHECK(tried("t.txt", ExportKind::markdown) ==
        "t.txt\n  slug: t\n  markdown from line 1: words\n");
  CHECK(tried("part.html", ExportKind::markdown) ==
        "part.html\n  slug: part\n  markdown from line 1: <p>x</p>\n");
  CHECK(tried("page.html", ExportKind::text) == "failed: page.html is HTML, not plain text\n");
  CHECK(tried("t.txt", ExportKind::html) == "failed: t.txt is plain text, not HTML\n");
  CHECK(tried("t.txt", ExportKind::ghost) == "failed: t.txt is plain text, not a Ghost export\n");
  CHECK(tried("g.json", ExportKind::feed) ==
        "failed: g.json is a Ghost export, not an RSS or Atom feed\n");
  CHECK(tried("g.json", ExportKind::text) == "failed: g.json is a Ghost export, not plain text\n");
  CHECK(tried("t.txt", ExportKind::substack) ==
        "failed: t.txt is plain text, not a Substack export\n");
  CHECK(tried("texts", ExportKind::substack) ==
        "failed: texts looks like a folder of texts, not a Substack export\n");
  CHECK(tried("texts", ExportKind::buttondown) ==
        "failed: texts looks like a folder of texts, not a Buttondown export\n");
  CHECK(tried("s", ExportKind::buttondown) ==
        "failed: s looks like a Substack export, not a Buttondown export\n");
  CHECK(tried("b", ExportKind::markdown) ==
        "failed: b looks like a Buttondown export, not Markdown\n");
  CHECK(tried("g.json", ExportKind::ghost) == "failed: g.json holds no posts\n");
}

TEST_CASE("posts: what is there but can't be read is told") {
  const TemporaryFolder folder;
  folder.write({{"empty.md", ""},
                {"nul.txt", "a\0b"s},
                {"x.pdf", "%PDF-1.7"},
                {"x.zip", "PK\x03\x04 and nothing more"},
                {"x.docx", zip_bytes({{"[Content_Types].xml", "x"}})},
                {"bare.zip", zip_bytes({})}});
  fs::create_directory(folder.path("nothing"));
  CHECK(shown_posts(folder.path("empty.md")) == "failed: empty.md is an empty file\n");
  CHECK(shown_posts(folder.path("nul.txt")) ==
        "failed: nul.txt can't be read: it holds bytes that no text has\n");
  CHECK(shown_posts(folder.path("x.pdf")) == "failed: x.pdf is a PDF file\n");
  // Why is in libzip's words, which change from version to version.
  CHECK(
      shown_posts(folder.path("x.zip")).starts_with("failed: x.zip is a zip that can't be read: "));
  CHECK(shown_posts(folder.path("x.docx")) == "failed: x.docx is a Word (or other Office) file\n");
  CHECK(shown_posts(folder.path("bare.zip")) == "failed: bare.zip holds no posts\n");
  CHECK(shown_posts(folder.path("nothing/.")) == "failed: nothing holds no posts\n");
}

TEST_CASE("posts: a file of 200 MB isn't read at all") {
  const TemporaryFolder folder;
  folder.write({{"x.txt", "x"}});
  REQUIRE(::truncate(folder.path("x.txt").c_str(), 200'000'000) == 0);
  CHECK(shown_posts(folder.path("x.txt")) == "failed: x.txt has more than 128 MiB\n");
}

TEST_CASE("posts: only what the disk refuses is a failure") {
  const TemporaryFolder folder;
  const std::string gone = folder.path("gone");
  CHECK(shown_posts(gone) == "cannot read " + gone + ": No such file or directory\n");
  const std::string pipe = folder.path("pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(shown_posts(pipe) == "cannot read " + pipe + ": it is no file\n");
  // The path itself may be a link: that one the writer gave.
  folder.write({{"a.txt", "words"}});
  fs::create_symlink("a.txt", folder.path("link.txt"));
  CHECK(shown_posts(folder.path("link.txt")) ==
        "link.txt\n  slug: link\n  text from line 1: words\n");
}

}  // namespace
}  // namespace tokensite
