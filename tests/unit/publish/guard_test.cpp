#include "publish/guard.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint64_t megabyte = 1000 * 1000;

std::vector<PublishedFile> files(const std::vector<std::string>& paths, std::uint64_t size = 1) {
  std::vector<PublishedFile> all;
  for (const std::string& path : paths) all.push_back({.path = path, .size = size, .id = {}});
  return all;
}

/// "error: message" or "warning: message", one a fault.
template <class Guard>
std::vector<std::string> told(const Guard& guard) {
  PublishFaults faults;
  guard(faults);
  std::vector<std::string> lines;
  for (const PublishFault& fault : faults) {
    const bool is_error = fault.severity == PublishFault::Severity::error;
    lines.push_back((is_error ? "error: " : "warning: ") + fault.message);
  }
  return lines;
}

using Told = std::vector<std::string>;

TEST_CASE("guard: a file above 100 MiB is an error, one above 50 MiB a warning") {
  std::vector<PublishedFile> all = files({"a", "b", "c", "d"});
  all[0].size = 50 * mebibyte;
  all[1].size = 50 * mebibyte + 1;
  all[2].size = 100 * mebibyte;
  all[3].size = 100 * mebibyte + 1;
  CHECK(told([&](PublishFaults& faults) { guard_file_sizes(all, faults); }) ==
        Told{"warning: b has 50 MiB; GitHub advises against files above 50 MiB",
             "warning: c has 100 MiB; GitHub advises against files above 50 MiB",
             "error: d has 100 MiB; GitHub takes no file above 100 MiB"});
}

TEST_CASE("guard: a site above 1 GB is an error, one above 800 MB a warning") {
  const auto total = [](std::uint64_t size) {
    return told([&](PublishFaults& faults) { guard_total_size(files({"a", "b"}, size), faults); });
  };
  CHECK(total(400 * megabyte).empty());
  CHECK(total(401 * megabyte) ==
        Told{"warning: the site has 802 MB; GitHub Pages takes no more than 1 GB"});
  CHECK(total(500 * megabyte).front().starts_with("warning"));
  CHECK(total(501 * megabyte) ==
        Told{"error: the site has 1002 MB; GitHub Pages takes no more than 1 GB"});
}

TEST_CASE("guard: a site needs index.html, 404.html and .nojekyll") {
  const auto needed = [](const std::vector<std::string>& paths) {
    return told([&](PublishFaults& faults) { guard_needed_files(files(paths), faults); });
  };
  CHECK(needed({".nojekyll", "404.html", "index.html"}).empty());
  CHECK(needed({"about/index.html"}) ==
        Told{"error: the site has no index.html: readers who open the site would find nothing",
             "error: the site has no 404.html: readers who follow an old link would not be shown "
             "the way",
             "error: the site has no .nojekyll: GitHub Pages would leave out files whose names "
             "begin with `_`"});
}

TEST_CASE("guard: paths that differ only by capitals or by the spelling of an accent") {
  const auto clashes = [](const std::vector<std::string>& paths) {
    return told([&](PublishFaults& faults) { guard_case_clashes(files(paths), faults); });
  };
  CHECK(clashes({"A/b", "a", "a/c", "b/a"}).empty());
  CHECK(clashes({"About/x.png", "about/X.png"}) ==
        Told{"error: About/x.png and about/X.png differ only by capitals or accents, and are one "
             "file on many systems"});
  CHECK(clashes({"e\xCC\x81.png", "\xC3\xA9.png"}).size() == 1);
}

TEST_CASE("guard: paths that git can't hold, or that mean something else elsewhere") {
  const auto faults_of = [](const std::vector<std::string>& paths) {
    return told([&](PublishFaults& faults) { guard_paths(files(paths), faults); });
  };
  CHECK(faults_of({".nojekyll", ".well-known/x", "a b/ü…", "a.git/x", "con"}).empty());
  for (const char* path : {"", "/x", "a//b", "../x", "a/./b", "a/..", "a\\b", "a\nb", "a/.GIT/x",
                           ".git", "x/git~1/y", "\xFF"}) {
    INFO(path);
    CHECK(faults_of({path}).size() == 1);
  }
  CHECK(faults_of({"a/b", "a/b/c/d"}) == Told{"error: a/b is a file, and a folder for a/b/c/d"});
}

TEST_CASE("guard: links that leave the base path are told by the commonest") {
  std::vector<PublishedFile> all = files({"a.html", "b.html"});
  const auto links = [&] {
    return told([&](PublishFaults& faults) { guard_links(all, "/news/", faults); });
  };
  CHECK(links().empty());
  all[1].strayed = {"/about/"};
  CHECK(links() == Told{"warning: 1 link leads outside of /news/, where the site is: `/about/` on "
                        "1 page, first in b.html"});
  all[0].strayed = {"/x.css", "/about/"};
  CHECK(links() == Told{"warning: 2 links lead outside of /news/, where the site is: `/about/` on "
                        "2 pages, first in a.html"});
}

TEST_CASE("guard: a domain is not lost by accident") {
  const auto domain = [](std::optional<std::string> before, std::optional<std::string> after) {
    return told([&](PublishFaults& faults) { guard_domain(before, after, faults); });
  };
  CHECK(domain({}, {}).empty());
  CHECK(domain({}, "news.example.org\n").empty());
  CHECK(domain("news.example.org", "news.example.org\n").empty());
  CHECK(domain("news.example.org\n", {}) ==
        Told{"error: the branch has a CNAME for news.example.org, and the site has none: GitHub "
             "Pages would give up that domain"});
  CHECK(domain("old.example.org", "new.example.org") ==
        Told{"warning: the site's domain changes from old.example.org to new.example.org"});
}

TEST_CASE("guard: a branch with a site's sources is not published on") {
  const auto branch = [](const std::vector<std::string>& before,
                         const std::vector<std::string>& now) {
    std::vector<TreeFile> stored;
    for (const std::string& path : before) stored.push_back({.path = path, .id = {}});
    return told([&](PublishFaults& faults) { guard_branch(stored, files(now), "main", faults); });
  };
  CHECK(branch({}, {"index.html"}).empty());
  CHECK(branch({"index.html", "mytokensite.yml"}, {"index.html"}).empty());
  CHECK(branch({"README.md", "tokensite.yml"}, {"index.html"}) ==
        Told{"error: the branch main holds a site's sources (tokensite.yml), which the pages would "
             "take the place of"});
  CHECK(branch({"news/tokensite.yml"}, {"index.html"}).size() == 1);
  // A site may publish a file of that name, as an example say.
  CHECK(branch({"x/tokensite.yml"}, {"index.html", "x/tokensite.yml"}).empty());
}

TEST_CASE("guard: the address that GitHub gives to a repository") {
  const auto address = [](const std::string& remote, const std::string& base,
                          std::optional<std::string> domain = {}) {
    return told([&](PublishFaults& faults) { guard_address(remote, base, domain, faults); });
  };
  const std::string site = "https://ada.github.io/news/";
  CHECK(address("https://github.com/ada/news.git", site).empty());
  CHECK(address("git@github.com:Ada/News", site).empty());
  CHECK(address("ssh://git@github.com/ada/news/", site).empty());
  CHECK(address("https://github.com/ada/ada.github.io", "https://ada.github.io/").empty());
  CHECK(address("https://github.com/ada/other", site) ==
        Told{"warning: the site is built for https://ada.github.io/news/, but GitHub Pages shows "
             "it at https://ada.github.io/other/"});
  CHECK(address("git@github.com:ada/ada.github.io.git", site).size() == 1);
  CHECK(address("https://github.com/ada/other", site, "news.example.org").empty());
  CHECK(address("https://github.com/ada/other", "https://news.example.org/").empty());
  CHECK(address("https://notgithub.com/ada/other", site).empty());
  CHECK(address("/srv/github.com", site).empty());
}

}  // namespace
}  // namespace tokensite
