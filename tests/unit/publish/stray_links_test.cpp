#include "publish/stray_links.hpp"

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

using Links = std::vector<std::string>;

Links strayed(std::string_view html) { return stray_links(html, "/news/", 3); }

TEST_CASE("stray links: those from the host's root that leave the base path") {
  CHECK(strayed(R"(<a href="/news/x/">x</a> <a href="/news">y</a> <a href="x">z</a>)").empty());
  CHECK(strayed(R"(<a href="//example.org/"> <img src="https://example.org/x">)").empty());
  CHECK(strayed(R"(<A HREF='/about/'><img alt="" src=/x.png><form action="/f"></form>)") ==
        Links{"/about/", "/x.png", "/f"});
  CHECK(strayed(R"(<a href="/newsletter/">)") == Links{"/newsletter/"});
}

TEST_CASE("stray links: each once, and not too many") {
  CHECK(strayed(R"(<a href="/a"><a href="/a"><a href="/b"><a href="/c"><a href="/d">)") ==
        Links{"/a", "/b", "/c"});
}

TEST_CASE("stray links: what only looks like a link is none") {
  CHECK(strayed(R"(href="/x" <p title='href="/y"' data-href="/z"> < a href="/w">)").empty());
  CHECK(strayed(R"(<!-- <a href="/x"> --><script>"<a href='/y'>"</script><style>/*<a href="/z">*/)")
            .empty());
  CHECK(strayed(R"(<!-- --><a href="/x"><script></script><a href="/y">)") == Links{"/x", "/y"});
}

TEST_CASE("stray links: HTML that ends too early") {
  for (const char* html : {"<", "<a", "<a href", "<a href=", "<a href=\"", "<a href=\"/x", "<!--",
                           "<script>", "<a /", "</"}) {
    INFO(html);
    CHECK(strayed(html).size() <= 1);
  }
}

TEST_CASE("stray links: at the host's root there is nothing to leave") {
  CHECK(stray_links(R"(<a href="/x">)", "/", 3).empty());
}

}  // namespace
}  // namespace tokensite
