#include "import/exports/export_files.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <boost/filesystem.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

ExportFiles zip_of(const TemporaryFolder& folder, const std::vector<ZipEntry>& entries,
                   const ExportLimits& limits = {}) {
  folder.write({{"x.zip", zip_bytes(entries)}});
  Result<std::unique_ptr<ExportStore>> store = open_zip(folder.path("x.zip"));
  REQUIRE(store);
  Result<ExportFiles> files = ExportFiles::open(std::move(*store), limits);
  REQUIRE(files);
  return std::move(*files);
}

ExportFiles folder_of(const TemporaryFolder& folder) {
  Result<ExportFiles> files = ExportFiles::open(open_export_folder(folder.path()));
  REQUIRE(files);
  return std::move(*files);
}

using Names = std::vector<std::string>;

TEST_CASE("export files: those of a zip, in the order of their names") {
  const TemporaryFolder folder;
  ExportFiles files = zip_of(folder, {{"posts/", ""}, {"posts/2.html", "two"}, {"./a.md", "one"}});
  CHECK(files.names() == Names{"a.md", "posts/2.html"});
  CHECK(files.has("a.md"));
  CHECK_FALSE(files.has("b.md"));
  CHECK(files.read("a.md").text == "one");
  CHECK(files.read("posts/2.html").text == "two");
  CHECK(files.read("b.md").fault == "it is not there");
  CHECK(files.notes().empty());
}

TEST_CASE("export files: names of a zip that lead elsewhere are refused") {
  const TemporaryFolder folder;
  const ExportFiles files = zip_of(folder, {{"/etc/passwd", "x"},
                                            {"../up.md", "x"},
                                            {"a/../../up.md", "x"},
                                            {"..\\up.md", "x"},
                                            {"C:/up.md", "x"},
                                            {"line\nbreak.md", "x"},
                                            {"\xFF.md", "x"},
                                            {"good.md", "x"}});
  CHECK(files.names() == Names{"good.md"});
  CHECK(shown(files.notes()) ==
        "failed: `../up.md` is refused: its name leads out of the export\n"
        "failed: `..\\up.md` is refused: its name holds a backslash\n"
        "failed: `/etc/passwd` is refused: its name is absolute\n"
        "failed: `C:/up.md` is refused: its name is absolute\n"
        "failed: `a/../../up.md` is refused: its name leads out of the export\n"
        "failed: `line\nbreak.md` is refused: its name holds a control character\n"
        "failed: `\uFFFD.md` is refused: its name isn't UTF-8\n");
}

TEST_CASE("export files: links, devices, encrypted and doubled entries of a zip are refused") {
  const TemporaryFolder folder;
  const ExportFiles files =
      zip_of(folder, {{.name = "link.md", .text = "/etc/passwd", .unix_mode = 0120777},
                      {.name = "pipe.md", .text = "", .unix_mode = 0010644},
                      {.name = "secret.md", .text = "x", .is_encrypted = true},
                      {.name = "twice.md", .text = "one"},
                      {.name = "./twice.md", .text = "two"},
                      {.name = "good.md", .text = "x", .unix_mode = 0}});
  CHECK(files.names() == Names{"good.md"});
  CHECK(shown(files.notes()) ==
        "failed: `link.md` is refused: it is a symbolic link\n"
        "failed: `pipe.md` is refused: it is no file\n"
        "failed: `secret.md` is refused: it is encrypted\n"
        "failed: `twice.md` is refused: it is there more than once\n");
}

TEST_CASE("export files: what systems leave is no file") {
  const TemporaryFolder folder;
  const ExportFiles files =
      zip_of(folder, {{"__MACOSX/._a.md", "x"}, {".DS_Store", "x"}, {".git/x.md", "x"}});
  CHECK(files.names().empty());
  CHECK(files.notes().empty());
}

TEST_CASE("export files: symbolic links in a folder are refused, also those that go round") {
  const TemporaryFolder folder;
  folder.write({{"a/b.md", "text"}, {".git/x.md", "x"}});
  fs::create_symlink("/etc/passwd", folder.path("passwd.md"));
  fs::create_directory_symlink("..", folder.path("a/round"));
  REQUIRE(::mkfifo(folder.path("pipe.md").c_str(), 0600) == 0);
  ExportFiles files = folder_of(folder);
  CHECK(files.names() == Names{"a/b.md"});
  CHECK(files.read("a/b.md").text == "text");
  Result<ExportFiles> same = ExportFiles::open(open_export_folder(folder.path() + "//"));
  REQUIRE(same);
  CHECK(same->names() == Names{"a/b.md"});
  CHECK(shown(files.notes()) ==
        "failed: `a/round` is refused: it is a symbolic link\n"
        "failed: `passwd.md` is refused: it is a symbolic link\n"
        "failed: `pipe.md` is refused: it is no file\n");
}

TEST_CASE("export files: a file that became a link after the listing isn't followed") {
  const TemporaryFolder folder;
  folder.write({{"a.md", "text"}, {"outside", "secret"}});
  ExportFiles files = folder_of(folder);
  fs::remove(folder.path("a.md"));
  fs::create_symlink(folder.path("outside"), folder.path("a.md"));
  CHECK_FALSE(files.read("a.md").text);
}

TEST_CASE("export files: no table is a file, and only those of posts can be read") {
  const TemporaryFolder folder;
  ExportFiles files = zip_of(folder, {{"x/posts.csv", "posts"},
                                      {"posts.csv", "top"},
                                      {"x/emails.csv", "emails"},
                                      {"email_list.x.csv", "secret"},
                                      {"POSTS.CSV", "secret"},
                                      {"posts/1.a.opens.csv", "secret"}});
  CHECK(files.names().empty());
  CHECK(files.folders_with(PostTable::substack) == Names{"", "x/"});
  CHECK(files.folders_with(PostTable::buttondown) == Names{"x/"});
  CHECK(files.read_table("x/", PostTable::substack).text == "posts");
  CHECK(files.read_table("", PostTable::substack).text == "top");
  CHECK(files.read_table("x/", PostTable::buttondown).text == "emails");
  CHECK(files.read_table("", PostTable::buttondown).fault == "it is not there");
  for (const std::string name : {"posts.csv", "x/posts.csv", "email_list.x.csv", "POSTS.CSV"}) {
    CHECK(files.read(name).fault == "it is not there");
  }
  CHECK(shown(files.notes()) ==
        "dropped: 3 tables were left unread: such tables hold subscribers "
        "<POSTS.CSV\\nemail_list.x.csv\\nposts/1.a.opens.csv>\n");
}

TEST_CASE("export files: a file ends at its limit, whatever its header claims") {
  const TemporaryFolder folder;
  ExportFiles files =
      zip_of(folder,
             {{"a.md", std::string(1000, 'a')},
              {"b.md", std::string(1001, 'b')},
              {.name = "c.md", .text = std::string(100'000, 'c'), .claimed_size = 10}},
             {.file = 1000});
  CHECK(files.read("a.md").text == std::string(1000, 'a'));
  CHECK(files.read("b.md").fault == "it has more than 1000 bytes");
  CHECK(files.read("c.md").fault == "it has more than 1000 bytes");
}

TEST_CASE("export files: all that is read has a limit, in bytes that were unpacked") {
  const TemporaryFolder folder;
  ExportFiles files = zip_of(folder,
                             {{"a.md", std::string(600, 'a')},
                              {"b.md", std::string(900, 'b')},
                              {"c.md", std::string(10, 'c')}},
                             {.file = 1000, .all_read = 1400});
  CHECK(files.read("a.md").text);
  CHECK(files.read("b.md").fault == "it has more than 800 bytes");
  CHECK(files.read("c.md").fault == "the files before it have 1400 bytes already");
}

TEST_CASE("export files: too many are none") {
  const TemporaryFolder folder;
  const ExportFiles files = zip_of(folder, {{"a", ""}, {"b", ""}, {"c", ""}}, {.files = 2});
  CHECK(files.names().empty());
  CHECK(shown(files.notes()) == "failed: it holds more than 2 files, and none is read\n");
}

TEST_CASE("export files: a bomb is unpacked no further than its limit") {
  const TemporaryFolder folder;
  const std::string zeros(64U << 20U, '0');
  zip_t* zip = zip_open(folder.path("bomb.zip").c_str(), ZIP_CREATE, nullptr);
  REQUIRE(zip != nullptr);
  zip_source_t* source = zip_source_buffer(zip, zeros.data(), zeros.size(), 0);
  REQUIRE(zip_file_add(zip, "bomb.md", source, 0) >= 0);
  REQUIRE(zip_close(zip) == 0);
  CHECK(fs::file_size(folder.path("bomb.zip")) < 100'000);
  CHECK(shown_posts(folder.path("bomb.zip")) ==
        "failed: bomb.md can't be read: it has more than 32 MiB\n");
}

TEST_CASE("export files: a zip with an endless table of contents isn't opened") {
  const TemporaryFolder folder;
  const std::string bytes = zip_bytes({{"a.md", "# A"}});
  const std::size_t end = bytes.size() - 22;
  const std::string huge = std::string(bytes).replace(end + 12, 4, "\x01\x01\x01\x7F");
  std::string zip64 = std::string("PK\x06\x06") + std::string(36, 0) + huge.substr(end + 12, 4);
  zip64 += std::string(12, 0) + "PK\x06\x07" + std::string(16, 0) + bytes.substr(end);
  folder.write({{"x.zip", huge}, {"y.zip", zip64}});
  for (const std::string name : {"x.zip", "y.zip"}) {
    const Result<std::unique_ptr<ExportStore>> store = open_zip(folder.path(name));
    REQUIRE_FALSE(store);
    CHECK(store.error().message == "its table of contents has more than 32 MiB");
  }
}

TEST_CASE("export files: a damaged entry is told by its checksum") {
  const TemporaryFolder folder;
  std::string bytes = zip_bytes({{"a.md", "some text"}});
  bytes.replace(bytes.find("some"), 4, "gone");
  folder.write({{"x.zip", bytes}});
  CHECK(shown_posts(folder.path("x.zip")) == "failed: a.md can't be read: CRC error\n");
}

TEST_CASE("export files: a zip cut anywhere does no harm") {
  const TemporaryFolder folder;
  const std::string bytes = zip_bytes({{"a.md", "# Some text\n"}, {"b.md", "# More text\n"}});
  for (std::size_t size = 4; size < bytes.size(); ++size) {
    folder.write({{"x.zip", bytes.substr(0, size)}});
    const Result<PostSet> set = read_posts(folder.path("x.zip"), ExportKind::automatic);
    REQUIRE(set);
    CHECK(set->posts.empty());
    CHECK_FALSE(set->notes.empty());
  }
}

}  // namespace
}  // namespace tokensite
