#include "index/source_hosts.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("source hosts: one host, however it is written") {
  for (const char* url : {"https://www.Example.org/a", "http://example.org:8080/",
                          "HTTPS://EXAMPLE.ORG.", "https://example.org?q"}) {
    INFO(url);
    CHECK(source_host(url) == "example.org");
  }
  CHECK(source_host("https://xn--bcher-kva.example/") == "bücher.example");
  CHECK(source_host("https://BÜCHER.example/") == "bücher.example");
}

TEST_CASE("source hosts: what isn't on the web has none") {
  CHECK(source_host("mailto:ada@example.org").empty());
  CHECK(source_host("").empty());
  CHECK(source_host("/a").empty());
}

TEST_CASE("source hosts: a host's folder is called as the host is") {
  for (const char* host : {"arxiv.org", "a_b.example", "bücher.example", "127.0.0.1", "page",
                           "localhost", "a--b.io"}) {
    INFO(host);
    CHECK(source_id(host) == host);
  }
}

TEST_CASE("source hosts: a host that would make no folder gets one of its own") {
  CHECK(source_id("index.html") == "index-html-cc85bb7e281f5008");
  CHECK(source_id("[::1]").starts_with("1-"));
  CHECK(source_id("..").size() == 16);
  CHECK(source_id(".hidden").starts_with("hidden-"));
  CHECK(source_id("a..b") != source_id("a...b"));
  CHECK(source_id("a/../../b").find_first_of("/.") == std::string::npos);
  CHECK(source_id("a\xE2\x80\xAE"
                  "b.example")
            .find("\xE2\x80\xAE") == std::string::npos);
  CHECK(source_id(std::string(5000, 'a')).size() == 57);
  CHECK(source_id(std::string(5000, 'a')) != source_id(std::string(5001, 'a')));
}

}  // namespace
}  // namespace tokensite
