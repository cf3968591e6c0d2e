#include "import/exports/buttondown.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

namespace tokensite {
namespace {

TEST_CASE("buttondown: a table and its texts, Markdown or HTML by what stands in them") {
  const TemporaryFolder folder;
  folder.write(
      {{"b.zip",
        zip_bytes({{"emails.csv",
                    "id,secondary_id,subject,publish_date,source,slug\n"
                    "x,2,\"Fog, again\",2023-02-02 16:55:00+00:00,app,fog\n"
                    "y,1,Late frost,2023-01-02 16:55:00+00:00,app,late-frost\n"
                    "z,3,Soon,,app,soon\n"},
                   {"emails/fog.md", "<!-- buttondown-editor-mode: fancy -->\n<p>Fog</p>\n"},
                   {"emails/late-frost.md",
                    "<!-- buttondown-editor-mode: plaintext -->\r\n\r\n# Frost\r\n\r\nCold.\r\n"},
                   {"emails/soon.md", "Only words."},
                   {"subscribers.csv", "email\nada@example.org\n"}})}});
  CHECK(shown_posts(folder.path("b.zip")) ==
        "b.zip: emails/late-frost.md\n"
        "  title: Late frost\n"
        "  slug: late-frost\n"
        "  date: 2023-01-02\n"
        "  markdown from line 3: # Frost\\n\\nCold.\\n\n"
        "b.zip: emails/fog.md\n"
        "  title: Fog, again\n"
        "  slug: fog\n"
        "  date: 2023-02-02\n"
        "  html from line 2: <p>Fog</p>\\n\n"
        "b.zip: emails/soon.md\n"
        "  title: Soon\n"
        "  slug: soon\n"
        "  state: draft\n"
        "  markdown from line 1: Only words.\n"
        "dropped: a table was left unread: such tables hold subscribers <subscribers.csv>\n");
}

TEST_CASE("buttondown: a list in JSON, entries without texts and texts without entries") {
  const TemporaryFolder folder;
  folder.write({{"b/mine/emails.json",
                 R"([{"subject":"Late frost","publish_date":"2023-01-02T16:55:00Z","slug":"a"},
                     {"subject":"Gone","publish_date":"2023-01-03T16:55:00Z","slug":"gone"},
                     {"subject":"Again","slug":"a"}, {"subject":"None"}])"},
                {"b/mine/emails/a.md", "A"},
                {"b/mine/emails/b.md", "B"}});
  CHECK(shown_posts(folder.path("b"), ExportKind::buttondown) ==
        "b/mine/emails/a.md\n"
        "  title: Late frost\n"
        "  slug: a\n"
        "  date: 2023-01-02\n"
        "  markdown from line 1: A\n"
        "b/mine/emails/b.md\n"
        "  slug: b\n"
        "  markdown from line 1: B\n"
        "  look: the list of e-mails doesn't have it: its title and its date are unknown\n"
        "failed: emails.json, entry 2: `gone` has no text in emails/ <Gone>\n"
        "failed: emails.json, entry 3: `a` stands in an earlier one, too <Again>\n"
        "failed: emails.json, entry 4: no `slug` <None>\n");
}

TEST_CASE("buttondown: a broken list leaves the texts") {
  const TemporaryFolder folder;
  folder.write({{"b/emails.json", "[{"}, {"b/emails/a.md", "A"}});
  CHECK(shown_posts(folder.path("b")) ==
        "b/emails/a.md\n"
        "  slug: a\n"
        "  markdown from line 1: A\n"
        "  look: the list of e-mails doesn't have it: its title and its date are unknown\n"
        "failed: emails.json can't be read: missing a name for object member\n");
}

}  // namespace
}  // namespace tokensite
