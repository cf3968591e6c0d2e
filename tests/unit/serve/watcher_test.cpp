#include "serve/watcher.hpp"

#include <poll.h>

#include <boost/filesystem.hpp>
#include <chrono>
#include <fstream>
#include <string>

#include "plan/site_sources.hpp"
#include "serve/settling.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;
using Folders = std::set<std::string, std::less<>>;

struct WatchedFolder {
  TemporaryFolder folder;
  Watcher watcher = start();

  Watcher start() const {
    folder.write({{"tokensite.yml", "x"}, {"content/a/one.md", "x"}, {"content/a/b/two.md", "x"}});
    Result<Watcher> started = Watcher::start(folder.path(), site_roots());
    REQUIRE(started);
    return std::move(*started);
  }
  void write(const std::string& path, const std::string& text = "text") const {
    fs::create_directories(fs::path(folder.path(path)).parent_path());
    std::ofstream(folder.path(path)) << text;
  }
  void rename(const std::string& from, const std::string& to) const {
    fs::rename(folder.path(from), folder.path(to));
  }
};

TEST_CASE("serve, watcher: a file that was written is told of by its folder", "[serve]") {
  WatchedFolder site;
  site.write("content/a/b/two.md");
  CHECK(site.watcher.take().folders == Folders{"content/a/b"});
  CHECK(site.watcher.take().empty());
}

TEST_CASE("serve, watcher: a file that is being written isn't told of yet", "[serve]") {
  WatchedFolder site;
  std::ofstream file(site.folder.path("content/a/new.md"));
  file << "half" << std::flush;
  CHECK(site.watcher.take().empty());
  file.close();
  CHECK(site.watcher.take().folders == Folders{"content/a"});
}

TEST_CASE("serve, watcher: an editor that saves by renaming has its file back in the end",
          "[serve]") {
  WatchedFolder site;
  site.rename("content/a/one.md", "content/a/one.md~");
  const Changes away = site.watcher.take();
  CHECK(away.folders == Folders{"content/a"});
  CHECK(away.gone == Folders{"content/a/one.md"});
  site.write("content/a/.one.tmp");
  site.rename("content/a/.one.tmp", "content/a/one.md");
  CHECK(site.watcher.take().came.contains("content/a/one.md"));
}

TEST_CASE("serve, watcher: of the site's own folder only the sources count", "[serve]") {
  WatchedFolder site;
  site.write("public/index.html");
  site.write("notes.txt");
  CHECK(site.watcher.take().empty());
  site.write("tokensite.yml");
  CHECK(site.watcher.take().folders == Folders{""});
  site.write("links.lock");
  CHECK(site.watcher.take().folders == Folders{""});
}

TEST_CASE(
    "serve, watcher: a folder that was made and filled at once is watched, and so are its own",
    "[serve]") {
  WatchedFolder site;
  site.write("content/new/deep/er/one.md");
  CHECK(site.watcher.take().folders.contains("content"));
  site.write("content/new/deep/er/two.md");
  CHECK(site.watcher.take().folders == Folders{"content/new/deep/er"});
  site.write("static/a/b.png");  // a root that wasn't there
  CHECK(site.watcher.take().folders.contains("static"));
  site.write("static/a/c.png");
  CHECK(site.watcher.take().folders == Folders{"static/a"});
}

TEST_CASE("serve, watcher: a folder that moved is known by its new name, one that left by none",
          "[serve]") {
  WatchedFolder site;
  site.rename("content/a/b", "content/a/c");
  CHECK(site.watcher.take().folders == Folders{"content/a"});
  site.write("content/a/c/two.md");
  CHECK(site.watcher.take().folders == Folders{"content/a/c"});
  site.rename("content/a", "elsewhere");
  CHECK(site.watcher.take().folders == Folders{"content"});
  site.write("elsewhere/c/two.md");
  CHECK(site.watcher.take().empty());
}

TEST_CASE("serve, watcher: links count, whole as they are", "[serve]") {
  WatchedFolder site;
  fs::create_hard_link(site.folder.path("content/a/one.md"), site.folder.path("content/a/hard.md"));
  CHECK(site.watcher.take().folders == Folders{"content/a"});
  fs::create_symlink("nowhere", site.folder.path("content/a/b/soft.md"));
  CHECK(site.watcher.take().folders == Folders{"content/a/b"});
}

TEST_CASE("serve, watcher: more changes than the kernel keeps mean everything", "[serve]") {
  WatchedFolder site;
  std::size_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most == 0 || most > 20000) return;  // another kernel than we know
  // Alternately, for the kernel folds an event into an equal one before it.
  for (std::size_t i = 0; i <= most / 2 + 2; ++i) {
    site.write("content/a/one.md");
    site.write("content/a/b/two.md");
  }
  CHECK(site.watcher.take().everything);
  site.write("content/a/b/two.md");
  CHECK(site.watcher.take().folders == Folders{"content/a/b"});
}

TEST_CASE("serve, watcher: a site that has moved away is lost", "[serve]") {
  WatchedFolder site;
  site.folder.write({{"site/tokensite.yml", "x"}, {"site/content/a.md", "x"}});
  Result<Watcher> watcher = Watcher::start(site.folder.path("site"), site_roots());
  REQUIRE(watcher);
  CHECK_FALSE(watcher->is_lost());
  site.rename("site", "moved");
  CHECK(watcher->take().everything);
  CHECK(watcher->is_lost());
  CHECK_FALSE(Watcher::start(site.folder.path("site"), site_roots()));
}

TEST_CASE("serve, settling: a burst is over when it is quiet, or has gone on for long", "[serve]") {
  using std::chrono::milliseconds;
  const Settling::Moment start{};
  Settling settling;
  CHECK_FALSE(settling.due());
  settling.add({.folders = {"a"}}, start);
  settling.add({}, start + milliseconds(2));
  CHECK(settling.due() == start + milliseconds(4));
  settling.add({.folders = {"b"}}, start + milliseconds(3));
  CHECK(settling.due() == start + milliseconds(7));
  for (int i = 4; i < 300; i += 2) settling.add({.folders = {"c"}}, start + milliseconds(i));
  CHECK(settling.due() == start + milliseconds(250));
  CHECK(settling.take().folders == Folders{"a", "b", "c"});
  CHECK_FALSE(settling.due());
}

TEST_CASE("serve, settling: a file that went has time to come back", "[serve]") {
  using std::chrono::milliseconds;
  const Settling::Moment start{};
  Settling settling;
  settling.add({.folders = {"a"}, .gone = {"a/x"}}, start);
  CHECK(settling.due() == start + milliseconds(60));
  settling.add({.folders = {"a"}, .came = {"a/x"}}, start + milliseconds(10));
  CHECK(settling.due() == start + milliseconds(14));
  settling.take();
  settling.add({.folders = {"a"}}, start + milliseconds(20));
  CHECK(settling.due() == start + milliseconds(24));
}

}  // namespace
}  // namespace tokensite
