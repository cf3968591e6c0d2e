#include "support/tree_scan.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "support/file_system.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

struct Tree {
  TemporaryFolder folder;

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories(fs::path(folder.path(path)).parent_path());
    std::ofstream(folder.path(path)) << text;
  }

  TreeScan scan(const TreeScan& earlier = {}) const {
    Workers workers(2);
    const Result<Folder> root = Folder::open(folder.path(""));
    Result<TreeScan> scan =
        scan_tree(*root, {.folders = {"a", "missing"}, .files = {"top"}}, earlier, workers);
    REQUIRE(scan);
    return std::move(*scan);
  }

  /// Until whatever was written is older than the clock's grain.
  static void settle() { std::this_thread::sleep_for(std::chrono::milliseconds(40)); }
};

std::vector<std::string> unchanged_in(const TreeScan& scan) {
  std::vector<std::string> names;
  for (const auto& folder : scan.folders) {
    for (const TreeEntry& entry : folder->entries) {
      if (entry.is_unchanged) names.push_back(entry.name);
    }
  }
  return names;
}

TEST_CASE("tree: the files are listed in the order of their paths, links and all") {
  const Tree tree;
  for (const char* path : {"a/b/c", "a/b-d", "a/b.e", "a/f/g/h", "top", "other"})
    tree.write(path, "x");
  fs::create_symlink("nowhere", tree.folder.path("a/link"));
  ::mkfifo(tree.folder.path("a/pipe").c_str(), 0666);
  const DiskFiles files(*Folder::open(tree.folder.path("")), tree.scan());
  const Result<std::vector<FileEntry>> listed = files.list("a");
  REQUIRE(listed);
  std::vector<std::string> paths;
  for (const FileEntry& entry : *listed) paths.push_back(entry.path);
  CHECK(paths == std::vector<std::string>{"a/b-d", "a/b.e", "a/b/c", "a/f/g/h", "a/link"});
  CHECK(listed->back().kind == FileKind::symbolic_link);
  CHECK(files.list("missing")->empty());
  CHECK(files.scan().find("top")->stamp.size == 1);
  CHECK(files.scan().find("other") == nullptr);
  CHECK(files.scan().find("a/b/none") == nullptr);
}

TEST_CASE("tree: what is as it was is known for unchanged, and keeps what was said of it") {
  const Tree tree;
  tree.write("a/one", "1");
  tree.write("a/b/two", "2");
  Tree::settle();
  TreeScan first = tree.scan();
  CHECK(unchanged_in(first).empty());
  first.set_contents({{"a/none", fingerprint_of("1")},
                      {"none/one", fingerprint_of("1")},
                      {"a/one", fingerprint_of("1")}});
  const TreeScan second = tree.scan(first);
  CHECK(unchanged_in(second) == std::vector<std::string>{"one", "two"});
  CHECK(second.find("a/one")->contents == fingerprint_of("1"));
  CHECK(fingerprint_of_tree(first) == fingerprint_of_tree(second));

  TreeScan other = second;
  other.set_contents({{"a/one", fingerprint_of("2")}, {"a/b/two", fingerprint_of("3")}});
  CHECK(other.find("a/b/two")->contents == fingerprint_of("3"));
  CHECK(second.find("a/one")->contents == fingerprint_of("1"));

  tree.write("a/one", "9");
  tree.write("a/new", "3");
  fs::remove(tree.folder.path("a/b/two"));
  const TreeScan third = tree.scan(second);
  CHECK(unchanged_in(third).empty());
  CHECK_FALSE(third.find("a/one")->contents);
  CHECK(third.find("a/new") != nullptr);
  CHECK(third.find("a/b/two") == nullptr);
}

TEST_CASE("tree: a root may be a link, and what it leads to is watched") {
  const Tree tree;
  tree.write("real/b/c", "1");
  tree.write("real-top", "1");
  fs::create_symlink("real", tree.folder.path("a"));
  fs::create_symlink("real-top", tree.folder.path("top"));
  Tree::settle();
  const TreeScan first = tree.scan();
  REQUIRE(first.find("a/b/c") != nullptr);
  REQUIRE(first.find("top") != nullptr);
  tree.write("real/b/c", "2");
  tree.write("real-top", "2");
  CHECK(unchanged_in(tree.scan(first)).empty());
}

TEST_CASE("tree: a file that has changed only just now is not trusted") {
  const Tree tree;
  tree.write("a/one", "1");
  const TreeScan first = tree.scan();
  CHECK_FALSE(fingerprint_of_tree(first));
  Tree::settle();
  CHECK(unchanged_in(tree.scan(first)).empty());  // its stamp is as it was, but too near the scan
  CHECK(fingerprint_of_tree(tree.scan(first)));
}

TEST_CASE("tree: a modification time that is set back hides no change") {
  const Tree tree;
  tree.write("a/one", "1");
  const timespec times[2] = {{.tv_sec = 1'000'000'000, .tv_nsec = 0},
                             {.tv_sec = 1'000'000'000, .tv_nsec = 0}};
  ::utimensat(AT_FDCWD, tree.folder.path("a/one").c_str(), times, 0);
  Tree::settle();
  const TreeScan first = tree.scan();
  tree.write("a/one", "2");
  ::utimensat(AT_FDCWD, tree.folder.path("a/one").c_str(), times, 0);
  CHECK(unchanged_in(tree.scan(first)).empty());
}

TEST_CASE("tree: times in the future and whole seconds are not trusted too early") {
  const std::int64_t now = 1'700'000'000'500'000'000;
  const auto stamp = [](std::int64_t time) { return FileStamp{.modified = time, .changed = 5}; };
  CHECK(is_settled(stamp(now - 30'000'000), now));
  CHECK_FALSE(is_settled(stamp(now - 10'000'000), now));
  CHECK_FALSE(is_settled(stamp(now + 1'000'000'000'000), now));
  CHECK_FALSE(is_settled(stamp(1'700'000'000'000'000'000), now));  // a clock of whole seconds
  CHECK(is_settled(stamp(1'699'999'997'000'000'000), now));
  CHECK_FALSE(is_settled({.modified = 5, .changed = now}, now));
}

TEST_CASE("tree: only what is said to have changed is looked at anew") {
  const Tree tree;
  for (const char* path : {"a/b/one", "a/c/d/two", "a/e/three", "top"}) tree.write(path, "1");
  Tree::settle();
  const TreeScan first = tree.scan();
  tree.write("a/b/one", "22");
  tree.write("a/e/three", "22");
  tree.write("a/c/new/deep", "1");
  fs::remove_all(tree.folder.path("a/c/d"));
  tree.write("top", "22");
  const auto rescan = [&](const std::vector<std::string>& subtrees) {
    Workers workers(1);
    Result<TreeScan> scan =
        rescan_tree(*Folder::open(tree.folder.path("")),
                    {.folders = {"a", "missing"}, .files = {"top"}}, first, subtrees, workers);
    REQUIRE(scan);
    return std::move(*scan);
  };
  const TreeScan some = rescan({"a/b", "a/c", "a/c/new"});
  CHECK(some.find("a/b/one")->stamp.size == 2);
  CHECK(some.find("a/e/three")->stamp.size == 1);
  CHECK(some.find("top")->stamp.size == 1);
  CHECK(some.find("a/c/new/deep") != nullptr);
  CHECK(some.find_folder("a/c/d") == nullptr);
  CHECK(rescan({""}).find("top")->stamp.size == 2);
  CHECK(is_same_tree(rescan({"a/gone"}), first));
  CHECK_FALSE(is_same_tree(some, first));
  for (const std::vector<std::string>& all :
       {std::vector<std::string>{"", "a/b", "a/c", "a/e"}, std::vector<std::string>{"", "a"}}) {
    CHECK(is_same_tree(rescan(all), tree.scan()));
  }
}

TEST_CASE("tree: a scan that is written is read again; damage is noticed or does no harm") {
  const Tree tree;
  tree.write("a/b/c", "x");
  fs::create_symlink("nowhere", tree.folder.path("a/link"));
  TreeScan scan = tree.scan();
  scan.set_contents({{"a/b/c", fingerprint_of("x")}});
  BinaryWriter writer;
  write_tree(writer, scan);
  const std::string bytes = writer.take();
  BinaryReader reader(bytes);
  const TreeScan again = read_tree(reader);
  CHECK(reader.is_whole());
  CHECK(reader.at_end());
  CHECK(again.moment == scan.moment);
  CHECK(again.find("a/b/c")->stamp == scan.find("a/b/c")->stamp);
  CHECK(again.find("a/b/c")->contents == fingerprint_of("x"));
  CHECK(again.find("a/link")->kind == TreeEntryKind::symbolic_link);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BinaryReader cut(std::string_view(bytes).substr(0, size));
    read_tree(cut);
    CHECK_FALSE(cut.is_whole());
  }
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string damaged = bytes;
    damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << (i % 8)));
    BinaryReader reader_of_damaged(damaged);
    read_tree(reader_of_damaged);
  }
}

}  // namespace
}  // namespace tokensite
