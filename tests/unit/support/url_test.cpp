#include "support/url.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("url: the parts of an address are told apart") {
  const auto parts = split_url("HTTPS://user@www.Example.org:8080/a/b?q=1#top");
  REQUIRE(parts);
  CHECK(parts->scheme == "HTTPS");
  CHECK(parts->userinfo == "user");
  CHECK(parts->host == "www.Example.org");
  CHECK(parts->port == "8080");
  CHECK(parts->path == "/a/b");
  CHECK(parts->query == "q=1");
  CHECK(parts->fragment == "top");
  CHECK(split_url("http://[::1]:80/")->host == "[::1]");
  CHECK(split_url("mailto:a@example.org")->path == "a@example.org");
  CHECK_FALSE(split_url("papers/x.md"));
  CHECK_FALSE(split_url("1http://x"));
}

TEST_CASE("url: what can't be a link is refused with a reason") {
  for (const char* fit :
       {"https://arxiv.org/abs/2606.10651", "http://localhost:8000/", "mailto:a@b.org",
        "irc://irc.libera.chat/cpp", "https://例え.jp/パス", "https://x.org/a_(b)"}) {
    INFO(fit);
    CHECK_FALSE(url_fault(fit));
  }
  for (const char* unfit :
       {"", "arxiv.org/abs/1", "https://", "https:///x", "https://a b.org/", "https:x.org",
        "http://user:secret@x.org/", "https://x.org:port/", "https://x..org/",
        "mailto:", "javascript:alert(1)", " java\nscript:alert(1)", "DATA:text/html,x",
        "https://x.org/<b>", "/editions/32/"}) {
    INFO(unfit);
    CHECK(url_fault(unfit));
  }
}

TEST_CASE("url: script targets are seen through every disguise that browsers accept") {
  for (const char* target :
       {"javascript:x", "JaVaScRiPt:x", "\x01 javascript:x", "java\tscript:x", "j\na\rvascript:x",
        "vbscript:x", "data:text/html,x", "javascript\n:x"}) {
    CHECK(is_script_target(target));
  }
  for (const char* target :
       {"https://x.org/?q=javascript:x", "javascripts:x", "/javascript:x", "database"}) {
    CHECK_FALSE(is_script_target(target));
  }
}

TEST_CASE("url: hosts are shown as readers know them") {
  CHECK(display_host("https://WWW.Example.org:443/x") == "example.org");
  CHECK(display_host("mailto:a@b.org").empty());
}

TEST_CASE("url: paths are encoded for addresses, and decoded") {
  CHECK(percent_encoded_path("tags/größe/") == "tags/gr%C3%B6%C3%9Fe/");
  CHECK(percent_encoded_path("a b&c'd?e#f") == "a%20b&c'd%3Fe%23f");
  CHECK(percent_decoded("gr%C3%B6%c3%9fe") == "größe");
  CHECK(percent_decoded("100%") == "100%");
  CHECK(percent_decoded("%zz%2") == "%zz%2");
}

TEST_CASE("url: what is asked of a server has no fragment and nothing that needs escaping") {
  CHECK(request_url("HTTPS://Example.ORG") == "https://example.org/");
  CHECK(request_url("https://x.org/a b?c=\"é\"&d=%20#top") ==
        "https://x.org/a%20b?c=%22%C3%A9%22&d=%20");
  CHECK(request_url("https://x.org?q=1") == "https://x.org/?q=1");
  CHECK(request_url("http://[::1]:8080/a[1]") == "http://[::1]:8080/a%5B1%5D");
  CHECK(request_url("https://例え.jp/パス") == "https://例え.jp/%E3%83%91%E3%82%B9");
  CHECK(request_url(request_url("https://x.org/%zz|")) == "https://x.org/%zz%7C");
}

}  // namespace
}  // namespace tokensite
