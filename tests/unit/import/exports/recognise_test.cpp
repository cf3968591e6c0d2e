#include "import/exports/recognise.hpp"

#include "import/exports/text_format.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::optional<ExportKind> kind;
  std::string what;
};

TEST_CASE("recognised: a text by what stands in it, whatever it is called") {
  const std::vector<Case> cases = {
      {"x", "Late frost\n\n1. Leaf mould\nhttps://example.org/a\n", ExportKind::text, "plain text"},
      {"x.txt", "TL;DR\n• <3 and **bold** # no heading\n#5 neither\n", ExportKind::text,
       "plain text"},
      {"x.md", "Just words\n", ExportKind::markdown, "Markdown"},
      {"x.txt", "# Late frost\n\nWords\n", ExportKind::markdown, "Markdown"},
      {"x", "See [leaf mould](https://example.org/a)\n", ExportKind::markdown, "Markdown"},
      {"x", "# A\n\n<p align=center>b</p>\n\n## C\n", ExportKind::markdown, "Markdown"},
      {"x.txt", "<!DOCTYPE html>\n<title>x</title>", ExportKind::html, "HTML"},
      {"x", "<!-- saved -->\n<HTML><body>x", ExportKind::html, "HTML"},
      {"x", "<p>One</p><p># Two</p>", ExportKind::html, "HTML"},
      {"x.txt", "<?xml version=\"1.0\"?><!DOCTYPE html><html><p>x</p></html>", ExportKind::html,
       "HTML"},
      {"x", "<?xml version=\"1.0\"?>\n<!-- c --><rss version=\"2.0\"/>", ExportKind::feed,
       "an RSS or Atom feed"},
      {"x", "<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\"/>", ExportKind::feed,
       "an RSS or Atom feed"},
      {"x", "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss/>", ExportKind::feed, "an RSS or Atom feed"},
      {"x.xml", "<?xml version=\"1.0\"?><opml/>", std::nullopt,
       "XML that is no feed: its root is `opml`"},
      {"x", R"({"db":[{"data":{"posts":[]}}]})", ExportKind::ghost, "a Ghost export"},
      {"x", R"({"data":{"posts":[]}})", ExportKind::ghost, "a Ghost export"},
      {"x", R"({"posts":[]})", ExportKind::ghost, "a Ghost export"},
      {"x.json", R"({"pages":[]})", std::nullopt, "JSON that isn't a Ghost export"},
      {"x", R"({"db":[{"data")", ExportKind::ghost, "JSON that is broken"},
      {"x", "[leaf mould](https://example.org/a)\n", ExportKind::markdown, "Markdown"},
      {"x", "id,web_title,status,content_html\n", ExportKind::beehiiv,
       "the table of a beehiiv export"},
      {"posts.csv", "post_id,post_date,title\n", std::nullopt,
       "the table of a Substack export: give the folder or the zip that it comes in, where the "
       "texts are"},
      {"emails.csv", "id,subject,publish_date,slug\n", std::nullopt,
       "the table of a Buttondown export: give the folder or the zip that it comes in, where the "
       "texts are"},
      {"x.txt", "email,active_subscription,expiry\n", std::nullopt, "a table of subscribers"},
      {"x.csv", "a,b\n", std::nullopt, "a table without the columns of posts"},
      {"x.md", " \n\n", std::nullopt, "an empty file"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Recognised recognised = recognise_text(c.text, c.name);
    CHECK(recognised.kind == c.kind);
    CHECK(recognised.what == c.what);
  }
}

TEST_CASE("recognised: files that aren't text, by their first bytes") {
  CHECK(recognise_bytes("%PDF-1.7")->what == "a PDF file");
  CHECK(recognise_bytes("{\\rtf1")->what == "an RTF file");
  CHECK_FALSE(recognise_bytes("# Late frost"));
  CHECK_FALSE(recognise_bytes(""));
}

TEST_CASE("recognised: a million signs take no time") {
  CHECK(text_format_of(std::string(1'000'000, '<')) == TextFormat::text);
  CHECK(text_format_of(std::string(1'000'000, '#')) == TextFormat::text);
  std::string comments;
  for (int i = 0; i < 100'000; ++i) comments += "<!---->";
  CHECK(recognise_text(comments + "<rss>", "x").kind == ExportKind::feed);
}

}  // namespace
}  // namespace tokensite
