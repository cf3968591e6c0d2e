// .tokensite/ is a cache: whatever becomes of it, a build ends well, and with a clean build's bytes
// and words. Nothing here knows what files it holds.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/filesystem.hpp>

#include "tests/cli/cached_site.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

namespace fs = boost::filesystem;

TEST_CASE("cache: there is one, or this file tests nothing", "[.cache]") {
  CHECK_FALSE(CachedSite().cache().empty());
}

TEST_CASE("cache: a file may be cut short or grow", "[.cache]") {
  CachedSite site;
  for (const std::string& file : site.cache()) {
    const std::size_t size = site.files().read(file).size();
    REQUIRE(size > 0);
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, size / 2, size - 1}) {
      site.files().write(file, site.files().read(file).substr(0, length));
      site.check_builds(fmt::format("{} cut to {} bytes", file, length));
    }
    site.files().write(file, site.files().read(file) + "\x01more\xff");
    site.check_builds(file + " with more bytes");
    site.files().write(file, site.files().read(file) + site.files().read(file));
    site.check_builds(file + " twice");
  }
}

TEST_CASE("cache: any bit may flip", "[.cache]") {
  CachedSite site;
  for (const std::string& file : site.cache()) {
    constexpr std::size_t flips = 44;
    for (std::size_t i = 0; i < flips; ++i) {
      std::string bytes = site.files().read(file);
      if (bytes.size() < flips) continue;
      // The first eight, the last eight, and others in between.
      const std::size_t place = i < 8            ? i
                                : i >= flips - 8 ? bytes.size() - (flips - i)
                                                 : bytes.size() * (i - 7) / (flips - 15);
      bytes[place] = static_cast<char>(bytes[place] ^ (1 << i % 8));
      site.files().write(file, bytes);
      if (i % 2 == 1) site.edit();
      site.check_build(fmt::format("{} with a flipped bit at {}", file, place));
    }
  }
}

TEST_CASE("cache: something else may stand in a file's place", "[.cache]") {
  CachedSite site;
  for (const std::string& file : site.cache()) {
    site.files().remove(file);
    site.check_builds(file + " removed");
    site.files().remove(file);
    site.files().write(file + "/inside", "of a folder");
    site.check_builds(file + " a folder");
    site.files().remove(file);
    fs::create_symlink("nowhere", site.files().path(file));
    site.check_builds(file + " a link to nowhere");
    site.files().remove(".tokensite");
    site.check_build(".tokensite removed");
  }
}

TEST_CASE("cache: it may be another site's", "[.cache]") {
  CachedSite site;
  CachedSite other;
  other.files().write("tokensite.yml", other.files().read("tokensite.yml") + "tagline: Other\n");
  other.files().write("static/rules.txt", "be others\n");
  REQUIRE(other.build().exit_status == 0);
  for (const std::string& file : site.cache()) {
    for (const std::string& theirs : other.cache()) {
      site.files().write(file, other.files().read(theirs));
      site.check_builds(fmt::format("the other site's {} as {}", theirs, file));
    }
  }
  site.files().remove(".tokensite");
  for (const std::string& theirs : other.cache()) {
    site.files().write(theirs, other.files().read(theirs));
  }
  site.check_builds("the other site's cache");
}

TEST_CASE("cache: it may have come with the site from elsewhere", "[.cache]") {
  CachedSite site;
  const TemporaryFolder elsewhere;
  site.copy_to(elsewhere.path("copy"));
  site.check_builds("a copy");
  site.move_to(elsewhere.path("moved"));
  site.check_builds("a copy that was moved");
}

TEST_CASE("cache: it may be impossible to have one", "[.cache]") {
  CachedSite site;
  site.files().remove(".tokensite");
  site.files().write(".tokensite", "a file");
  site.check_builds(".tokensite a file");
  site.files().remove(".tokensite");
  fs::create_symlink("nowhere", site.files().path(".tokensite"));
  site.check_builds(".tokensite a link to nowhere");
  site.files().remove(".tokensite");
  site.check_build(".tokensite removed");
  if (::geteuid() == 0) return;  // whom permissions don't stop

  for (const std::string& file : site.cache()) {
    for (const mode_t mode : {0000, 0200, 0444}) {
      ::chmod(site.files().path(file).c_str(), mode);
      site.check_builds(fmt::format("{} with permissions {:o}", file, mode));
    }
  }
  for (const mode_t mode : {0555, 0000}) {
    ::chmod(site.files().path(".tokensite").c_str(), mode);
    site.check_builds(fmt::format(".tokensite with permissions {:o}", mode));
  }
  ::chmod(site.files().path(".tokensite").c_str(), 0755);
}

TEST_CASE("cache: two builds may write it at once", "[.cache]") {
  CachedSite site;
  const RunOptions here = {.folder = site.files().path()};
  for (int round = 0; round < 8; ++round) {
    INFO("round " << round);
    site.edit();
    if (round % 4 == 2) site.files().remove(".tokensite");
    if (round % 4 == 3) site.files().remove("public");
    // In the second half, into two folders that no lock is shared by.
    const bool is_same = round < 4;
    StartedProgram one({"build"}, here);
    StartedProgram other({"build", "--output", is_same ? "public" : "preview/site"}, here);
    CHECK(one.wait().exit_status == 0);
    CHECK(other.wait().exit_status == 0);
    site.check_output("public");
    if (!is_same) site.check_output("preview/site");
    site.check_build("after both");
  }
}

}  // namespace
}  // namespace tokensite
