#include "publish/page_changes.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("publish: the difference of two trees") {
  const std::vector<TreeFile> before = {
      {"a", "1"}, {"b", "1"}, {"c/d", "1"}, {"e", "1"}, {"z", "1"}};
  const std::vector<TreeFile> after = {{"0", "1"}, {"a", "1"}, {"b", "2"},
                                       {"c", "1"}, {"e", "1"}, {"z", "2"}};
  const PageChanges changes = page_changes(before, after);
  CHECK(changes == PageChanges{.added = {"0", "c"}, .changed = {"b", "z"}, .removed = {"c/d"}});
  CHECK(counts_line(changes) == "2 added, 2 changed, 1 removed");
  CHECK(page_changes(before, before) == PageChanges{});
  CHECK(page_changes({}, before).added.size() == 5);
  CHECK(page_changes(before, {}).removed.size() == 5);
}

TEST_CASE("publish: editions are told by their Markdown copies") {
  const EditionChanges editions =
      edition_changes({.added = {"editions/33.md", "editions/33/index.html", "editions/9.md"},
                       .changed = {"editions/.md", "editions/12.md", "editions/12/x.md",
                                   "editions/x1.md", "x/editions/1.md"},
                       .removed = {"editions/7.md"}});
  CHECK(editions == EditionChanges{.added = {9, 33}, .changed = {12}, .removed = {7}});
}

TEST_CASE("publish: numbers in words") {
  CHECK(numbers_in_words({}).empty());
  CHECK(numbers_in_words({7}) == "7");
  CHECK(numbers_in_words({7, 8}) == "7 and 8");
  CHECK(numbers_in_words({1, 2, 3, 4, 7, 9, 10}) == "1 to 4, 7, 9 and 10");
}

std::string first_line(const PageChanges& changes) {
  const std::string message = commit_message(changes, std::nullopt);
  return message.substr(0, message.find('\n'));
}

TEST_CASE("publish: the message names the source commit and the editions") {
  const SourceCommit source{.id = "0123456789abcdef0123456789abcdef01234567", .branch = "main"};
  const PageChanges changes{.added = {"editions/33.md", "editions/33/index.html"},
                            .changed = {"editions/12.md", "index.html"},
                            .removed = {"old.html"}};
  CHECK(commit_message(changes, source) ==
        "Publish edition 33\n"
        "\n"
        "Editions added: 33\n"
        "Editions changed: 12\n"
        "Pages and files: 2 added, 2 changed, 1 removed\n"
        "Source: 0123456789abcdef0123456789abcdef01234567 (main)\n");
  const std::string detached =
      commit_message(changes, SourceCommit{.id = source.id, .branch = {}, .has_changes = true});
  CHECK(
      detached.ends_with("Source: 0123456789abcdef0123456789abcdef01234567, with changes that "
                         "are not committed\n"));
  CHECK(commit_message(changes, std::nullopt).find("Source") == std::string::npos);
}

TEST_CASE("publish: the message's first line says what readers get") {
  CHECK(first_line({.changed = {"index.html"}}) == "Publish the site");
  CHECK(first_line({.changed = {"editions/2.md", "editions/3.md"}}) ==
        "Publish changes to editions 2 and 3");
  CHECK(first_line({.removed = {"editions/2.md"}}) == "Take back edition 2");
  PageChanges many;
  for (int number = 1; number < 60; number += 2)
    many.changed.push_back("editions/" + std::to_string(number) + ".md");
  CHECK(first_line(many) == "Publish changes to 30 editions");
}

}  // namespace
}  // namespace tokensite
