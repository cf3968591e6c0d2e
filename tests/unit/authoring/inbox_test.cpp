#include "authoring/inbox.hpp"

#include "authoring/addition.hpp"
#include "authoring/section_guess.hpp"
#include "render/site.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/site.hpp"

namespace tokensite {
namespace {

Plan plan_with_drafts(const Files& changes = {}) {
  return plan_of(small_site(changes), {.drafts = Drafts::include});
}

std::vector<InboxItem> inbox_of(const Files& files) {
  const Plan plan = plan_with_drafts();
  auto inbox = read_inbox(MemoryFiles(files), plan.site->config);
  REQUIRE(inbox);
  return std::move(*inbox);
}

TEST_CASE("inbox: an item is written with its section and its day") {
  CHECK(inbox_source({.title = "A: b", .url = "https://example.org/", .body = "Text."}, "papers",
                     Date{2026, 6, 17}) ==
        "---\ntitle: \"A: b\"\nurl: https://example.org/\nsection: papers\nadded: "
        "2026-06-17\n---\n\nText.\n");
}

TEST_CASE("inbox: what has waited longest comes first, then the name decides") {
  const auto inbox = inbox_of({
      {"content/inbox/c.md", "---\ntitle: C\nurl: https://c.example/\nadded: 2026-06-02\n---\n"},
      {"content/inbox/b.md", "---\ntitle: B\nurl: https://b.example/\nadded: 2026-06-02\n---\n"},
      {"content/inbox/a.md", "---\ntitle: A\nurl: https://a.example/\n---\n"},
      {"content/inbox/d.md", "---\ntitle: D\nurl: https://d.example/\nadded: 2026-06-01\n---\n"},
      {"content/inbox/README.md", "# Read me\n"},
      {"content/inbox/.hidden.md", "x"},
      {"content/inbox/notes.txt", "x"},
      {"content/inbox/old/e.md", "x"},
  });
  std::string slugs;
  for (const InboxItem& item : inbox) slugs += item.slug + " ";
  CHECK(slugs == "d b c a ");
}

TEST_CASE("inbox: what can't be published yet says why") {
  const auto obstacle = [](const std::string& text) {
    return inbox_of({{"content/inbox/x.md", text}}).front().obstacle;
  };
  CHECK(obstacle("---\ntitle: X\nurl: https://x.example/\nsection: papers\n---\n").empty());
  CHECK(obstacle("---\ntitle: \"\"\nurl: https://x.example/\n---\n") == "it has no title yet");
  CHECK(obstacle("---\nurl: https://x.example/\n---\n") == "it has no title yet");
  CHECK(obstacle("---\ntitle: X\n---\n") == "an item needs the key `url`");
  CHECK(obstacle("---\ntitle: X\nurl: https://x.example/\nauthor: A\n---\n") ==
        "unknown key `author`");
  CHECK(obstacle("just a note\n") == "its front matter can't be read");
  CHECK(obstacle("---\n{title: X, section: papers}\n---\n") ==
        "`section` and `added` need lines of their own in its front matter");
}

TEST_CASE("inbox: the section goes by id, title or alias") {
  const auto item = [](const std::string& section) {
    return inbox_of({{"content/inbox/x.md", "---\ntitle: X\nsection: " + section + "\n---\n"}})
        .front();
  };
  CHECK(item("tools").section == 1);
  CHECK(item("\"tools & repos\"").section == 1);
  CHECK_FALSE(item("tool").section);
  CHECK(item("tool").unknown_section == "tool");
}

TEST_CASE("inbox: a file without a title is named after its address") {
  CHECK(slug_of_url("https://arxiv.org/abs/2606.10651") == "arxiv-2606-10651");
  CHECK(slug_of_url("https://arxiv.org/pdf/2606.10651v2") == "arxiv-2606-10651");
  CHECK(slug_of_url("https://github.com/jgm/pandoc") == "pandoc");
  CHECK(slug_of_url("https://github.com/sharkdp/fd") == "fd");
  CHECK(slug_of_url("https://youtu.be/_ahvzDzKdB0") == "youtube-ahvzdzkdb0");
  CHECK(slug_of_url("https://example.org/2026/06/a-late-frost/") == "a-late-frost");
  CHECK(slug_of_url("https://norvig.com/21-days.html") == "21-days-html");
  CHECK(slug_of_url("https://example.org/") == "example-org");
  CHECK(slug_of_url("https://example.org/?p=12") == "example-12");
  CHECK(slug_of_url("https://example.org/%E2%80%A6") == "example");
}

TEST_CASE("inbox: a link goes where the archive has most of its host") {
  const Plan plan = plan_with_drafts({
      {"content/editions/0001-first/tools/2-d.md",
       "---\ntitle: D\nurl: https://arxiv.org/abs/2601.00009\n---\n"},
      {"content/editions/0001-first/tools/3-e.md",
       "---\ntitle: E\nurl: https://doi.org/10.48550/arXiv.2601.00010\n---\n"},
  });
  const auto guess = [&](const std::string& url) {
    const auto found = guess_section(plan.site->archive, plan.site->config, url);
    return found ? plan.site->config.sections[found->section].id + ": " + found->reason : "none";
  };
  CHECK(guess("https://arxiv.org/abs/2602.00001") ==
        "tools: 2 of 3 items from arxiv.org are there");
  CHECK(guess("https://example.com/x") == "tools: 1 of 1 item from example.com is there");
  CHECK(guess("https://openreview.net/forum?id=x") ==
        "papers: where links to openreview.net belong by its name");
  CHECK(guess("https://gist.github.com/a/b") ==
        "tools: where links to gist.github.com belong by its name");
  CHECK(guess("https://www.youtube.com/watch?v=x") == "none");
  CHECK(guess("mailto:a@b.example") == "none");
}

TEST_CASE("addition: an address is cleaned, and a bad one refused with the reason") {
  const auto cleaned = [](const std::string& url) {
    const Result<std::string> result = cleaned_url(url);
    return result ? *result : result.error().message;
  };
  CHECK(cleaned(" https://example.org/a?utm_source=x&b=1 ") == "https://example.org/a?b=1");
  CHECK(cleaned("arxiv.org/abs/2601.00001") ==
        "`arxiv.org/abs/2601.00001` is no address of a link: it has no scheme, such as "
        "`https://`; did you mean `https://arxiv.org/abs/2601.00001`?");
  CHECK(cleaned("javascript:alert(1)") ==
        "`javascript:alert(1)` is no address of a link: links must not run scripts or carry "
        "documents");
  CHECK(cleaned("") == "`` is no address of a link: it is empty");
  CHECK(cleaned("https://\xFF/") == "this is no address: it isn't UTF-8");
  CHECK(cleaned("https://example.org/" + std::string(3000, 'x')) ==
        "this is no address: it has more than 2000 bytes");
  CHECK(cleaning_of("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a") ==
        "`utm_source` and `utm_medium` taken out: they track only readers");
  CHECK(cleaning_of("https://arxiv.org/pdf/2601.00001", "https://arxiv.org/abs/2601.00001") ==
        "written as https://arxiv.org/abs/2601.00001");
}

TEST_CASE("addition: where a link is already, and where it was before") {
  const Plan plan = plan_with_drafts({{"content/editions/0002-next/edition.md",
                                       "---\nnumber: 2\ntitle: N\ndate: 2026-06-24\ndraft: true\n"
                                       "---\n"},
                                      {"content/editions/0002-next/tools/1-n.md",
                                       "---\ntitle: N\nurl: https://example.com/n\n---\n"}});
  const Archive& archive = plan.site->archive;
  const auto inbox =
      inbox_of({{"content/inbox/x.md", "---\ntitle: X\nurl: https://youtu.be/abcdefghijk\n---\n"}});
  CHECK(waiting_place(archive, inbox, "https://www.youtube.com/watch?v=abcdefghijk&t=3") ==
        "already in the inbox, as x.md");
  CHECK(waiting_place(archive, inbox, "http://example.com/n/") ==
        "already in edition 2, which is still a draft, as "
        "content/editions/0002-next/tools/1-n.md");
  CHECK_FALSE(waiting_place(archive, inbox, "https://arxiv.org/abs/2601.00001"));
  CHECK(earlier_run(archive, "https://arxiv.org/pdf/2601.00001v3") ==
        "this link ran before in #1, at `Alpha`");
  CHECK_FALSE(earlier_run(archive, "https://arxiv.org/abs/2601.00002"));
}

TEST_CASE("addition: tags go by the vocabulary's ids") {
  const Plan plan = plan_with_drafts();
  const auto tags = known_tags({"llms", " rag", "llm", ""}, plan.site->config);
  REQUIRE(tags);
  CHECK(*tags == std::vector<std::string>{"llm", "rag"});
  const auto unknown = known_tags({"llmm"}, plan.site->config);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message == "there is no tag `llmm`; did you mean `llm`?");
}

TEST_CASE("addition: a name in the inbox that is taken gets a number") {
  CHECK(inbox_path({.title = "A late frost", .url = "https://example.org/"}, {"a-late-frost.md"}) ==
        "content/inbox/a-late-frost-2.md");
  CHECK(inbox_path({.title = "", .url = "https://github.com/jgm/pandoc"}, {}) ==
        "content/inbox/pandoc.md");
}

}  // namespace
}  // namespace tokensite
