#include "serve/request.hpp"

#include <string>

#include "serve/media_types.hpp"
#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

TEST_CASE("serve, request: hosts are ours by name or address, and nobody else's", "[serve]") {
  for (const char* field :
       {"127.0.0.1", "127.0.0.1:8000", "localhost:9000", "LocalHost", "[::1]", "[::1]:8000"}) {
    INFO(field);
    CHECK(is_own_host(field, "127.0.0.1"));
  }
  for (const char* field :
       {"", "example.org", "example.org:8000", "localhost.example.org", "127.0.0.1.nip.io",
        "192.168.1.5:8000", "[::1", "::1", "localhost:80x", "[::1].example.org"}) {
    INFO(field);
    CHECK_FALSE(is_own_host(field, "127.0.0.1"));
  }
  CHECK(is_own_host("desk.local:8000", "Desk.local"));
  CHECK(is_own_host("[fe80::2]:8000", "fe80::2"));
  CHECK_FALSE(is_own_host("other.local", "desk.local"));
}

TEST_CASE("serve, request: bound to all addresses, any address is ours and still no other name",
          "[serve]") {
  CHECK(is_own_host("192.168.1.5:8000", "0.0.0.0"));
  CHECK(is_own_host("[2001:db8::1]", "::"));
  CHECK_FALSE(is_own_host("example.org", "0.0.0.0"));
  CHECK_FALSE(is_own_host("1.2.3.4.example.org", "::"));
}

TEST_CASE("serve, request: a target is decoded once", "[serve]") {
  CHECK(parse_target("/a/b%20c/%E2%9C%93?q=%41#x")->path == "/a/b c/✓");
  CHECK(parse_target("/a?q=%41&r#x")->query == "q=%41&r#x");
  CHECK(parse_target("/a%252e")->path == "/a%2e");
  CHECK(parse_target("//example.org/")->path == "//example.org/");
}

TEST_CASE("serve, request: what leads up, or isn't text of a path, is refused", "[serve]") {
  for (const char* target :
       {"", "a", "*", "http://127.0.0.1/a", "/../etc/passwd", "/a/..", "/a/%2e%2e/b", "/a/.%2E/b",
        "/%2e%2e%2fetc", "/a/./b", "/..\\..\\x", "/a%5c..%5cb", "/a%00.html", "/a%0d%0aX: y",
        "/a%7f", "/a%", "/a%2", "/a%zz"}) {
    INFO(target);
    CHECK_FALSE(parse_target(target));
  }
  CHECK(parse_target("/a/...b/..c"));
}

TEST_CASE("serve, request: one range of bytes is understood, all else means the whole", "[serve]") {
  const auto part = [](std::string_view header) { return parse_range(header, 10); };
  CHECK(part("Bytes=2-4") == part("bytes=2-4"));
  CHECK(part("bytes=2-4") == std::pair(RangeKind::part, ByteRange{.begin = 2, .end = 5}));
  CHECK(part("bytes=8-") == std::pair(RangeKind::part, ByteRange{.begin = 8, .end = 10}));
  CHECK(part("bytes=8-99") == std::pair(RangeKind::part, ByteRange{.begin = 8, .end = 10}));
  CHECK(part("bytes=-3") == std::pair(RangeKind::part, ByteRange{.begin = 7, .end = 10}));
  CHECK(part("bytes=-99") == std::pair(RangeKind::part, ByteRange{.begin = 0, .end = 10}));
  for (const char* header :
       {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2", "bytes=1-2,4-5", "lines=1-2",
        "bytes=99999999999999999999-", "bytes=-1-2"}) {
    INFO(header);
    CHECK(part(header).first == RangeKind::whole);
  }
  for (const char* header : {"bytes=10-", "bytes=10-12", "bytes=-0"}) {
    INFO(header);
    CHECK(part(header).first == RangeKind::unsatisfiable);
  }
  CHECK(parse_range("bytes=-1", 0).first == RangeKind::unsatisfiable);
}

TEST_CASE("serve, request: an etag matches in a list, as a weak one, and as a star", "[serve]") {
  CHECK(matches_etag("\"a\"", "\"a\""));
  CHECK(matches_etag("\"b\", W/\"a\"", "\"a\""));
  CHECK(matches_etag("*", "\"a\""));
  CHECK_FALSE(matches_etag("\"b\"", "\"a\""));
  CHECK_FALSE(matches_etag("", "\"a\""));
  CHECK_FALSE(matches_etag(",,", "\"a\""));
}

TEST_CASE("serve, request: a query's values are decoded", "[serve]") {
  CHECK(query_value("path=%2Fa%2F&document=0f", "path") == "/a/");
  CHECK(query_value("path=%2Fa%2F&document=0f", "document") == "0f");
  CHECK(query_value("paths=1&path", "path").empty());
}

TEST_CASE("serve, media types: files are what their names say", "[serve]") {
  CHECK(media_type_of("feed.xml") == "application/xml; charset=utf-8");
  CHECK(media_type_of("editions/32.md") == "text/markdown; charset=utf-8");
  CHECK(media_type_of("api/tags.json") == "application/json");
  CHECK(media_type_of("a/PHOTO.JPG") == "image/jpeg");
  CHECK(media_type_of("site.webmanifest") == "application/manifest+json");
  CHECK(media_type_of("CNAME") == "application/octet-stream");
  CHECK(media_type_of("a.html/b") == "application/octet-stream");
}

}  // namespace
}  // namespace tokensite
