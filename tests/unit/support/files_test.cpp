#include "support/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>

#include "support/overlay_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

TEST_CASE("files: a file is replaced if it still is what was read, and keeps its permissions") {
  const TemporaryFolder folder;
  folder.write({{"x.md", "old"}});
  const std::string path = folder.path("x.md");
  REQUIRE(::chmod(path.c_str(), 0754) == 0);
  CHECK(*replace_file(path, "older", "new") == Replaced::changed_meanwhile);
  CHECK(*read_file(path) == "old");
  CHECK(*replace_file(path, "old", "new") == Replaced::yes);
  CHECK(*read_file(path) == "new");
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 07777U) == 0754U);
  CHECK(*replace_file(folder.path("gone.md"), "old", "new") == Replaced::changed_meanwhile);
  CHECK(folder.texts_below("").size() == 1);  // and nothing is left behind
}

TEST_CASE("files: a symbolic link is not replaced, nor what it leads to") {
  const TemporaryFolder folder;
  folder.write({{"x.md", "old"}});
  fs::create_symlink("x.md", folder.path("link.md"));
  CHECK(*replace_file(folder.path("link.md"), "old", "new") == Replaced::symbolic_link);
  CHECK(*read_file(folder.path("x.md")) == "old");
  CHECK(fs::is_symlink(folder.path("link.md")));
}

TEST_CASE("files: what may not be written is not replaced") {
  if (::geteuid() == 0) return;  // root may write anything
  const TemporaryFolder folder;
  folder.write({{"x.md", "old"}});
  REQUIRE(::chmod(folder.path("x.md").c_str(), 0444) == 0);
  const Result<Replaced> replaced = replace_file(folder.path("x.md"), "old", "new");
  REQUIRE_FALSE(replaced);
  CHECK(replaced.error().message == "cannot write " + folder.path("x.md") + ": Permission denied");
}

TEST_CASE("files: one that others made is read up to a limit, a pipe not at all") {
  const TemporaryFolder folder;
  folder.write({{"x", "four"}, {"empty", ""}});
  fs::create_symlink("x", folder.path("link"));
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  const auto read = [&](const std::string& name, std::uint64_t limit, Links links) {
    const auto bytes = read_file_up_to(folder.path(name), limit, links);
    return !bytes ? bytes.error().message : bytes->value_or("too much");
  };
  const std::string cannot = "cannot read " + folder.path();
  CHECK(read("x", 4, Links::refuse) == "four");
  CHECK(read("x", 3, Links::refuse) == "too much");
  CHECK(read("empty", 0, Links::refuse).empty());
  CHECK(read("link", 4, Links::follow) == "four");
  CHECK(read("link", 4, Links::refuse) == cannot + "/link: Too many levels of symbolic links");
  CHECK(read("pipe", 4, Links::follow) == cannot + "/pipe: it is no file");
  CHECK(read("", 4, Links::follow) == cannot + ": it is no file");
  CHECK(read("gone", 4, Links::follow) == cannot + "/gone: No such file or directory");
}

TEST_CASE("overlay: files come, go and change over those below") {
  const auto below = std::make_shared<MemoryFiles>(std::map<std::string, std::string, std::less<>>{
      {"content/a.md", "a"}, {"content/b.md", "b"}, {"content/d.md", "d"}, {"other", "o"}});
  const OverlayFiles files(
      below, {{"content/b.md", "new b"}, {"content/c.md", "c"}, {"content/d.md", std::nullopt}});
  std::vector<std::pair<std::string, std::uint64_t>> listed;
  const Result<std::vector<FileEntry>> entries = files.list("content");
  for (const FileEntry& entry : *entries) listed.emplace_back(entry.path, entry.size);
  CHECK(listed == std::vector<std::pair<std::string, std::uint64_t>>{
                      {"content/a.md", 1}, {"content/b.md", 5}, {"content/c.md", 1}});
  CHECK(*files.read("content/a.md") == "a");
  CHECK(*files.read("content/b.md") == "new b");
  CHECK_FALSE(files.read("content/d.md"));
}

}  // namespace
}  // namespace tokensite
