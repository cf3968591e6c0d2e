#include "index/url_identity.hpp"

#include <fmt/format.h>

#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "support/files.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// The paragraphs of a file of this folder, without its comments.
std::vector<std::vector<std::string>> listed(const std::string& name) {
  const Result<std::string> text = read_file(TOKENSITE_SOURCE_DIR "/tests/unit/index/" + name);
  REQUIRE(text);
  std::vector<std::vector<std::string>> groups(1);
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    if (!line.empty()) {
      groups.back().push_back(line);
    } else if (!groups.back().empty()) {
      groups.emplace_back();
    }
  }
  return groups;
}

/// What must hold for any text.
void check_at_rest(const std::string& url) {
  const std::string identity = url_identity(url);
  const std::string canonical = canonical_url(url);
  INFO(url);
  INFO(identity);
  INFO(canonical);
  CHECK(url_identity(identity) == identity);
  CHECK(url_identity(canonical) == identity);
  CHECK(canonical_url(canonical) == canonical);
}

TEST_CASE("url identity: links that lead to one thing have one identity, others don't") {
  std::map<std::string, std::string> first_of;
  std::size_t count = 0;
  for (const std::vector<std::string>& group : listed("url_identity.txt")) {
    const std::string identity = url_identity(group.front());
    for (const std::string& url : group) {
      INFO(group.front());
      INFO(url);
      CHECK(url_identity(url) == identity);
      check_at_rest(url);
      ++count;
    }
    const auto [other, is_new] = first_of.emplace(identity, group.front());
    INFO(group.front() << " and " << other->second);
    CHECK(is_new);
  }
  CHECK(count > 300);
}

TEST_CASE("url identity: the canonical form mends what is sure and leaves the rest") {
  constexpr std::string_view arrow = " -> ";
  std::size_t count = 0;
  for (const std::vector<std::string>& group : listed("url_canonical.txt")) {
    for (const std::string& line : group) {
      const std::size_t at = line.find(arrow);
      const std::string written = line.substr(0, at);
      CHECK(canonical_url(written) == (at == line.npos ? written : line.substr(at + arrow.size())));
      check_at_rest(written);
      ++count;
    }
  }
  CHECK(count > 80);
}

TEST_CASE("url identity: tracking parameters are named as they were written") {
  using Names = std::vector<std::string_view>;
  CHECK(tracking_parameters("https://x.org/?a=1&UTM_Source=x&b&fbclid=y") ==
        Names{"UTM_Source", "fbclid"});
  CHECK(tracking_parameters("https://youtu.be/kCc8FmEb1nY?si=x&t=42") == Names{"si"});
  CHECK(tracking_parameters("https://example.org/?si=x&t=42").empty());
  CHECK(tracking_parameters("https://www.amazon.de/dp/0131103628?tag=moss-21&qid=3") ==
        Names{"qid"});
  CHECK(tracking_parameters("https://api.github.com/repos/o/r/contents?ref=main").empty());
  CHECK(tracking_parameters("mailto:a@example.org?utm_source=x").empty());
  CHECK(tracking_parameters("https://example.org/" + std::string(1000, 'x')).empty());
  CHECK(tracking_parameters("https://example.org/?" + std::string(1000, 'x') + "=1").empty());
}

TEST_CASE("url identity: https is known of hosts and of whole endings") {
  for (const char* host : {"arxiv.org", "www.arxiv.org", "GitHub.com", "owner.github.io",
                           "example.dev", "a.b.c.d.e.f.g.example.app"}) {
    INFO(host);
    CHECK(is_known_for_https(host));
  }
  for (const char* host : {"", "example.org", "arxiv.org.example", "www.owner.github.io",
                           "notarxiv.org", "dev.example.org", "com"}) {
    INFO(host);
    CHECK_FALSE(is_known_for_https(host));
  }
}

/// Addresses put together at random of what addresses are made of.
std::string random_url(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"https://",
                                                  "http://",
                                                  "//",
                                                  "/",
                                                  "/",
                                                  "/",
                                                  ".",
                                                  "..",
                                                  "?",
                                                  "&",
                                                  "=",
                                                  "#",
                                                  "#!",
                                                  "@",
                                                  ":",
                                                  ":443",
                                                  "%2e",
                                                  "%2F",
                                                  "%",
                                                  "%c3%b6",
                                                  "ö",
                                                  "%E9",
                                                  "[",
                                                  "]",
                                                  "xn--",
                                                  "www.",
                                                  "m.",
                                                  "a",
                                                  "b-c",
                                                  "INDEX.HTML",
                                                  "index.php",
                                                  "amp",
                                                  "a-b-c-d",
                                                  "v=",
                                                  "kCc8FmEb1nY",
                                                  "watch",
                                                  "embed",
                                                  "t=1",
                                                  "utm_source=x",
                                                  "ref=a.io",
                                                  "r=1a",
                                                  "id=1",
                                                  "si",
                                                  "p",
                                                  "abs",
                                                  "pdf",
                                                  "2401.12345",
                                                  "v2",
                                                  "cs/0112017",
                                                  ".pdf",
                                                  "10.48550/arXiv.",
                                                  "10.1000/A",
                                                  "status",
                                                  "1234567890",
                                                  "comments",
                                                  "tree/main",
                                                  "blob/main",
                                                  "README.md",
                                                  ".git",
                                                  "issues/1",
                                                  "tab=x",
                                                  "raw",
                                                  "/-/",
                                                  "wiki",
                                                  "dp/0131103628",
                                                  "d/",
                                                  "edit",
                                                  "title-3f2a9c1b7d4e",
                                                  "url=https%3A%2F%2F",
                                                  "q=https://",
                                                  "github.com",
                                                  "arxiv.org",
                                                  "youtube.com",
                                                  "youtu.be",
                                                  "doi.org",
                                                  "google.com/url?",
                                                  "%75rl?",
                                                  "/amp/s/",
                                                  "cdn.ampproject.org/c/s/",
                                                  "l.facebook.com/l.php?u=",
                                                  "x.com",
                                                  "reddit.com",
                                                  "gitlab.com",
                                                  "hf.co",
                                                  "medium.com",
                                                  "open.substack.com/pub/a/p/b",
                                                  "substack.com",
                                                  "en.m.wikipedia.org",
                                                  "amazon.de",
                                                  "docs.google.com/document/",
                                                  "redd.it",
                                                  "linkedin.com",
                                                  "pypi.org/project/",
                                                  "raw.githubusercontent.com",
                                                  "example.org",
                                                  "doi:",
                                                  "git@github.com:",
                                                  "mailto:",
                                                  "irc://",
                                                  "magnet:?xt=",
                                                  "+",
                                                  "%20",
                                                  " ",
                                                  ";",
                                                  "amp;",
                                                  "é"};
  std::string url = random() % 4 == 0 ? "" : "https://";
  for (std::size_t left = random() % 14; left > 0; --left) url += pieces[random() % pieces.size()];
  return url;
}

TEST_CASE("url identity: whatever an address is put together of, its forms are at rest") {
  std::mt19937 random(2401);
  for (int i = 0; i < 20'000; ++i) check_at_rest(random_url(random));
}

TEST_CASE("url identity: long and hostile addresses are at rest, too") {
  constexpr std::size_t size = 1U << 15U;
  const auto repeated = [](std::string text, const std::string& piece) {
    while (text.size() < size) text += piece;
    return text;
  };
  for (const std::string& url : {
           repeated("https://x.org/?", "&"),
           repeated("https://x.org/?", "a&"),
           repeated("https://x.org/?", "utm_a=1&"),
           repeated("https://x.org/", "../"),
           repeated("https://x.org/", "a/../"),
           repeated("https://x.org/", "/"),
           repeated("https://x.org", "/index.html"),
           repeated("https://x.org/a-b-c-d", "/amp"),
           repeated("https://", "a."),
           repeated("https://", "www."),
           repeated("https://", "xn--a."),
           repeated("https://xn--", "9"),
           repeated("https://", "["),
           repeated("https://", "@"),
           repeated("https://x.org/", "%"),
           repeated("https://x.org/", "%2"),
           repeated("https://x.org/", "%25"),
           repeated("https://x.org/", std::string(1, '\0')),
           repeated("https://x.org/", "\xFF"),
           repeated("https://", "\xF0\x9F"),
           repeated("https://github.com/o/r", ".git"),
           repeated("https://gitlab.com/o/r", "/-/"),
           repeated("https://en.wikipedia.org/wiki/", "%20"),
           repeated("https://google.com/url?", "q="),
           repeated("", "https://google.com/url?q="),
           repeated("", "https%3A%2F%2Fgoogle.com%2Furl%3Fq%3D"),
           repeated("https://freedium.cfd/", "https://medium.com/"),
           repeated("magnet:?", "xt=a&"),
           repeated("irc://x/", "%23"),
           repeated("", "a"),
       }) {
    check_at_rest(url);
    (void)tracking_parameters(url);
  }
}

}  // namespace
}  // namespace tokensite
