#include "authoring/front_matter_edit.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("front matter edit: a key's line goes, every other byte stays") {
  const std::string text =
      "---\r\n# a comment\ntitle: \"A\"   # kept\nsection: papers # of the inbox\nadded: "
      "2026-06-17\n"
      "tags: [a,\n  b]\n---\n\nsection: not this one\n";
  CHECK(
      without_keys(text, {"section", "added"}) ==
      "---\r\n# a comment\ntitle: \"A\"   # kept\ntags: [a,\n  b]\n---\n\nsection: not this one\n");
  CHECK(without_keys(text, {"draft"}) == text);
}

TEST_CASE("front matter edit: a value of several lines goes whole") {
  CHECK(without_keys("---\ntldr:\n  papers: one\n  tools: two\ntitle: A\n---\n", {"tldr"}) ==
        "---\ntitle: A\n---\n");
  CHECK(without_keys("---\ntitle: A\nsection:\n  papers\n---\n", {"section"}) ==
        "---\ntitle: A\n---\n");
  CHECK(without_keys("---\ntitle: A\nsection:\n---\n", {"section"}) == "---\ntitle: A\n---\n");
}

TEST_CASE("front matter edit: what shares its line with others is left to its author") {
  CHECK_FALSE(without_keys("---\n{title: A, section: papers}\n---\n", {"section"}));
  CHECK_FALSE(without_keys("no front matter\n", {"section"}));
  CHECK_FALSE(without_keys("---\ntitle: [\n---\n", {"section"}));
}

TEST_CASE("front matter edit: lines are added at the end of the front matter") {
  CHECK(with_lines("---\ntitle: A\n---\n\nText.\n---\n", "section: papers\n") ==
        "---\ntitle: A\nsection: papers\n---\n\nText.\n---\n");
  CHECK(with_lines("---\ntitle: A\n---", "b: c\n") == "---\ntitle: A\nb: c\n---");
}

TEST_CASE("front matter edit: the keys at the top, with their texts") {
  const auto keys = front_matter_keys("---\ntitle: 'A: b'\ntags: [x]\n---\n");
  REQUIRE(keys);
  REQUIRE(keys->size() == 2);
  CHECK(keys->front().name == "title");
  CHECK(keys->front().value == "A: b");
  CHECK(keys->back().value.empty());
}

}  // namespace
}  // namespace tokensite
