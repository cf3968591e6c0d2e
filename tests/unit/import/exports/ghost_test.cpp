#include "import/exports/ghost.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"

namespace tokensite {
namespace {

constexpr std::string_view tables = R"({
  "posts": [
    {"id": "p2", "title": "Fog", "slug": "fog", "html": "<p>Fog</p>", "status": "sent",
     "type": "post", "visibility": "paid", "published_at": "2023-02-01T10:00:00.000Z",
     "canonical_url": "https://example.org/fog"},
    {"id": 1, "title": "Frost\u0001", "slug": "frost", "status": "published", "type": "post",
     "html": "<img src=\"__GHOST_URL__/a.png\"><a href=\"__GHOST_URL__/fog/\">x</a>",
     "custom_excerpt": "Cold", "published_at": "2023-01-01T10:00:00.000Z"},
    {"id": "p3", "title": "Plain", "slug": "plain", "html": null, "plaintext": "Words",
     "status": "scheduled", "published_at": null},
    {"id": "p4", "title": "About", "slug": "about", "html": "<p>Us</p>", "type": "page"},
    {"id": "p5", "title": "Old page", "slug": "old", "html": "<p>Old</p>", "page": 1},
    {"id": "p6", "title": "Empty", "slug": "empty", "html": null, "status": "draft"}
  ],
  "tags": [{"id": "t1", "name": "frost"}, {"id": "t2", "name": "#internal"},
           {"id": 3, "name": "foxes"}],
  "posts_tags": [{"post_id": 1, "tag_id": "t1", "sort_order": 1},
                 {"post_id": 1, "tag_id": 3, "sort_order": 0},
                 {"post_id": 1, "tag_id": "t2", "sort_order": 2},
                 {"post_id": 1, "tag_id": "none"}]
})";

constexpr std::string_view expected =
    "g.json: plain\n"
    "  title: Plain\n"
    "  slug: plain\n"
    "  state: draft\n"
    "  text from line 0: Words\n"
    "  look: only its plain text is in the export: its links are lost\n"
    "g.json: frost\n"
    "  title: Frost\x01\n"
    "  subtitle: Cold\n"
    "  slug: frost\n"
    "  date: 2023-01-01\n"
    "  tags: foxes, frost\n"
    "  html from line 0: <img src=\"/a.png\"><a href=\"/fog/\">x</a>\n"
    "  look: Ghost left the site's name out of 2 addresses; they are relative now\n"
    "g.json: fog\n"
    "  title: Fog\n"
    "  slug: fog\n"
    "  url: https://example.org/fog\n"
    "  date: 2023-02-01\n"
    "  html from line 0: <p>Fog</p>\n"
    "  look: only paying members could read it until now\n"
    "dropped: g.json: about is a page, not an edition <<p>Us</p>>\n"
    "dropped: g.json: old is a page, not an edition <<p>Old</p>>\n"
    "failed: g.json: empty has no text in the export <Empty>\n";

TEST_CASE("ghost: posts, their tags in order, in any wrapping") {
  const std::string wrapped = R"({"db":[{"meta":{"version":"5"},"data":)";
  CHECK(shown(read_ghost(wrapped + std::string(tables) + "}]}", "g.json")) == expected);
  CHECK(shown(read_ghost("{\"data\":" + std::string(tables) + "}", "g.json")) == expected);
  CHECK(shown(read_ghost(tables, "g.json")) == expected);
}

TEST_CASE("ghost: what is broken says where") {
  CHECK(shown(read_ghost("{\"posts\":\n[{]}", "g.json")) ==
        "failed: g.json, line 2: this is no JSON: missing a name for object member\n");
  CHECK(shown(read_ghost(R"({"posts":[1,null,[],{"html":[]}]})", "g.json")) ==
        "failed: g.json:  has no text in the export\n"
        "failed: g.json:  has no text in the export\n"
        "failed: g.json:  has no text in the export\n"
        "failed: g.json:  has no text in the export\n");
}

}  // namespace
}  // namespace tokensite
