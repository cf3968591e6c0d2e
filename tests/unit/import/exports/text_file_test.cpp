#include "import/exports/text_file.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"

namespace tokensite {
namespace {

std::string read(const std::string& name, const std::string& text,
                 TextFormat format = TextFormat::markdown) {
  Post post = read_text_file(name, text, format);
  post.origin = name;
  return shown(PostSet{.posts = {post}});
}

TEST_CASE("text file: front matter, as YAML") {
  CHECK(read("frost.md",
             "---\n"
             "title: \"Frost: a diary\"\n"
             "Subtitle: Cold\n"
             "date: 2026-06-17T10:00:00Z\n"
             "number: 12\n"
             "slug: late-frost\n"
             "tags: [frost, \"small, foxes\"]\n"
             "url: https://example.org/12\n"
             "draft: true\n"
             "layout: post\n"
             "authors:\n  - Ada\n  - {name: Jo}\n"
             "---\n"
             "\n# Frost\n") ==
        "frost.md\n"
        "  title: Frost: a diary\n"
        "  subtitle: Cold\n"
        "  slug: late-frost\n"
        "  url: https://example.org/12\n"
        "  number: 12\n"
        "  date: 2026-06-17\n"
        "  state: draft\n"
        "  tags: frost, small, foxes\n"
        "  markdown from line 15: \\n# Frost\\n\n"
        "  dropped: `layout` of the front matter has no meaning here (line 1) <post>\n"
        "  dropped: `authors` of the front matter has no meaning here (line 1) <Ada, name, Jo>\n");
}

TEST_CASE("text file: front matter that is no YAML is lines of keys and values") {
  CHECK(read("frost.txt",
             "---\ntitle: Frost: a diary\nnumber: twelve\ntags: frost, foxes\ndate:\n\n---\nText\n",
             TextFormat::text) ==
        "frost.txt\n"
        "  title: Frost: a diary\n"
        "  slug: frost\n"
        "  tags: frost, foxes\n"
        "  markdown from line 8: Text\\n\n"
        "  dropped: `number` of the front matter has no meaning here (line 1) <twelve>\n");
}

TEST_CASE("text file: a rule across the page is no front matter") {
  for (const std::string text :
       {"---\nText: and more, (of it) - all: right\nwords\n---\nMore\n", "---\nText\n",
        "---\n---\nx", "---\nNote: frost\n---\nMore\n", "---", "text\n---\ntitle: x\n---\n"}) {
    INFO(text);
    const Post post = read_text_file("x.md", text, TextFormat::markdown);
    CHECK(post.title.empty());
    CHECK(post.body == text);
  }
}

TEST_CASE("text file: HTML has no front matter") {
  CHECK(read("x.html", "---\ntitle: x\n---\n<p>", TextFormat::html) ==
        "x.html\n  slug: x\n  html from line 1: ---\\ntitle: x\\n---\\n<p>\n");
}

TEST_CASE("text file: a name may give a date and a slug") {
  const std::vector<std::array<std::string, 3>> cases = {
      {"2026-06-17-late-frost.md", "2026-06-17", "late-frost"},
      {"a/2026-06-17 Late Frost.txt", "2026-06-17", "late-frost"},
      {"2026-06-17.md", "2026-06-17", ""},
      {"2026-06-31-x.md", "", "2026-06-31-x"},
      {"2026-06-171.md", "", "2026-06-171"},
      {"Edition 08.txt", "", "edition-08"},
      {"frost", "", "frost"},
  };
  for (const auto& [name, date, slug] : cases) {
    INFO(name);
    const Post post = read_text_file(name, "x", TextFormat::text);
    CHECK((post.date ? to_iso(*post.date) : "") == date);
    CHECK(post.slug == slug);
  }
  const Post post =
      read_text_file("2026-06-17-x.md", "---\ndate: 2026-06-18\n---\nx", TextFormat::markdown);
  CHECK(to_iso(*post.date) == "2026-06-18");
}

}  // namespace
}  // namespace tokensite
