#include "support/new_files.hpp"

#include <sys/stat.h>

#include <boost/filesystem.hpp>

#include "support/files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

std::map<std::string, std::string> all(const TemporaryFolder& folder) {
  return folder.texts_below("");
}

TEST_CASE("new files: a name that is taken stays with what has it") {
  const TemporaryFolder folder;
  folder.write({{"a", "mine"}, {"b", "other"}, {"d/x", "x"}});
  CHECK(*write_new_file(folder.path("a"), "new") == Named::name_is_taken);
  CHECK(*rename_to_new(folder.path("b"), folder.path("a")) == Named::name_is_taken);
  CHECK(*rename_to_new(folder.path("b"), folder.path("d")) == Named::name_is_taken);
  CHECK(*write_new_folder(folder.path("d"), {{.path = "y", .bytes = "y"}}) == Named::name_is_taken);
  CHECK(*write_new_folder(folder.path("a"), {{.path = "y", .bytes = "y"}}) == Named::name_is_taken);
  CHECK(all(folder) ==
        std::map<std::string, std::string>{{"a", "mine"}, {"b", "other"}, {"d/x", "x"}});
}

TEST_CASE("new files: a link that leads nowhere is a name that is taken") {
  const TemporaryFolder folder;
  boost::filesystem::create_symlink("nowhere", folder.path("a"));
  CHECK(*write_new_file(folder.path("a"), "new") == Named::name_is_taken);
  CHECK(*write_new_folder(folder.path("a"), {}) == Named::name_is_taken);
}

TEST_CASE("new files: folders on the way are made, nothing else is left") {
  const TemporaryFolder folder;
  CHECK(*write_new_file(folder.path("x/y/a"), "new") == Named::yes);
  CHECK(*rename_to_new(folder.path("x/y/a"), folder.path("z/b")) == Named::yes);
  CHECK(*write_new_folder(folder.path("n/m"), {{.path = "p/q", .bytes = "1"},
                                               {.path = ".r", .bytes = "2"}}) == Named::yes);
  CHECK(all(folder) ==
        std::map<std::string, std::string>{{"z/b", "new"}, {"n/m/p/q", "1"}, {"n/m/.r", "2"}});
}

TEST_CASE("new files: a folder that can't be made is told by its name") {
  const TemporaryFolder folder;
  folder.write({{"a", "a file"}});
  const Result<Named> named = write_new_folder(folder.path("a/b/site"), {});
  REQUIRE_FALSE(named);
  // Why is in the system's words, of which Boost's versions choose different ones.
  CHECK(named.error().message.starts_with("cannot make " + folder.path("a/b") + ": "));
}

TEST_CASE("new files: what a kill left of a folder is cleared away") {
  const TemporaryFolder folder;
  folder.write({{".site.tokensite-tmp/old", "half"}});
  CHECK(*write_new_folder(folder.path("site"), {{.path = "a", .bytes = "1"}}) == Named::yes);
  CHECK(all(folder) == std::map<std::string, std::string>{{"site/a", "1"}});
}

TEST_CASE("new files: a folder that can't be written isn't there") {
  const TemporaryFolder folder;
  const Result<Named> named = write_new_folder(
      folder.path("site"), {{.path = "a", .bytes = "1"}, {.path = "a/b", .bytes = "2"}});
  REQUIRE_FALSE(named);
  CHECK(named.error().message.starts_with("cannot write " + folder.path("site") + "/a/b: "));
  CHECK(all(folder).empty());
  CHECK(names_in(folder.path()).empty());
}

}  // namespace
}  // namespace tokensite
