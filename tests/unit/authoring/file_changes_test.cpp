#include "authoring/file_changes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

using Texts = std::map<std::string, std::string>;

const std::string edition = "content/editions/0001-first/";

TEST_CASE("file changes: texts and names, all carried out") {
  const TemporaryFolder folder;
  folder.write({{"content/inbox/a.md", "old"}, {edition + "papers/1-b.md", "b"}});
  const Result<Done> done = carry_out(folder.path(), {{.from = edition + "papers/1-b.md",
                                                       .to = edition + "tools/1-b.md",
                                                       .before = {},
                                                       .after = {}},
                                                      {.from = "content/inbox/a.md",
                                                       .to = edition + "papers/1-a.md",
                                                       .before = "old",
                                                       .after = "new"}});
  CHECK(done);
  CHECK(folder.texts_below("") ==
        Texts{{edition + "tools/1-b.md", "b"}, {edition + "papers/1-a.md", "new"}});
}

TEST_CASE("file changes: at a failure everything is as it was") {
  const TemporaryFolder folder;
  const Texts before = {{"a.md", "a"}, {"b.md", "b"}, {"c.md", "c"}, {"taken.md", "t"}};
  folder.write({before.begin(), before.end()});
  const std::vector<FileChange> changes = {
      {.from = "a.md", .to = "x.md", .before = "a", .after = "A"},
      {.from = "b.md", .to = "y.md", .before = {}, .after = {}},
      {.from = "c.md", .to = "taken.md", .before = "c", .after = "C"},
  };
  const Result<Done> done = carry_out(folder.path(), changes);
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "taken.md is there already; nothing was moved");
  CHECK(folder.texts_below("") == before);
}

TEST_CASE("file changes: a file that somebody has changed meanwhile stops all") {
  const TemporaryFolder folder;
  folder.write({{"a.md", "a"}, {"b.md", "saved just now"}});
  const Result<Done> done =
      carry_out(folder.path(), {{.from = "a.md", .to = "a.md", .before = "a", .after = "A"},
                                {.from = "b.md", .to = "y.md", .before = "b", .after = "B"}});
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "b.md has changed meanwhile; nothing was moved");
  CHECK(folder.texts_below("") == Texts{{"a.md", "a"}, {"b.md", "saved just now"}});
}

}  // namespace
}  // namespace tokensite
