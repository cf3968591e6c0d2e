#include "authoring/page_title.hpp"

#include <chrono>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

std::string title(const std::string& url, const std::string& html) {
  return facts_of_page(url, html).title;
}

TEST_CASE("page title: the title, on one line, with its entities decoded once") {
  CHECK(
      title(
          "https://example.org/a",
          "<!doctype html><html><head>\n<TITLE data-x='>'>\n Frost &amp; mould,\n &eacute;t&#xE9; "
          "&amp;lt; </TITLE>") == "Frost & mould, été &lt;");
}

TEST_CASE("page title: what is shown where people share it goes before the title") {
  CHECK(title("https://example.org/a",
              "<title>Home</title><meta property=\"og:title\" content='A \"late\" frost'>"
              "<meta content=Gardens property=og:site_name>") == "A \"late\" frost");
}

TEST_CASE("page title: the site's name is no part of it") {
  const std::string site = "<meta property=og:site_name content=\"Slow Gardens\">";
  for (const char* mark : {" - ", " | ", " — ", " – ", " · "}) {
    CHECK(title("https://example.org/", site + "<title>Frost" + mark + "Slow Gardens</title>") ==
          "Frost");
  }
  CHECK(title("https://example.org/", "<title>Frost | example.org</title>") == "Frost");
  CHECK(title("https://www.youtube.com/watch?v=x", "<title>Frost - YouTube</title>") == "Frost");
  CHECK(title("https://example.org/", site + "<title>Slow Gardens</title>") == "Slow Gardens");
}

TEST_CASE("page title: a paper's number isn't part of its title, and its authors are told") {
  const PageFacts facts = facts_of_page(
      "https://arxiv.org/abs/2601.00001",
      "<head><title>[2601.00001] Slow roots</title><meta name=\"citation_title\" content=\"Slow "
      "roots\"/><meta name=citation_author content=\"Moss, Ada\"/><meta name=citation_author "
      "content=\"Jo Reed\"/></head>");
  CHECK(facts.title == "Slow roots");
  CHECK(facts.authors == std::vector<std::string>{"Ada Moss", "Jo Reed"});
  CHECK(title("https://arxiv.org/abs/2601.00001", "<title>[2601.00001] Slow roots</title>") ==
        "Slow roots");
  CHECK(title("https://example.org/", "<title>[2601.00001] Slow roots</title>") ==
        "[2601.00001] Slow roots");
}

TEST_CASE("page title: a repository is known by its own name") {
  CHECK(title("https://github.com/moss/heap",
              "<title>GitHub - moss/heap: Turns leaves: slowly</title>") ==
        "heap: Turns leaves: slowly");
  CHECK(title("https://github.com/moss/heap/issues/1",
              "<title>Too wet: a/b · Issue #1 · moss/heap · GitHub</title>") ==
        "Too wet: a/b · Issue #1 · moss/heap");
}

TEST_CASE("page title: scripts, styles, comments and the body say nothing") {
  CHECK(title("https://example.org/",
              "<script>var a = '<title>No</title>';</script><style><title>No</title></style>"
              "<!-- <title>No</title> --><title>Yes</title>") == "Yes");
  CHECK(title("https://example.org/", "<body><svg><title>A picture</title></svg>").empty());
}

TEST_CASE("page title: whatever bytes a page has") {
  CHECK(title("https://example.org/", "").empty());
  CHECK(title("https://example.org/", "<title>\xFF\xFE</title>").empty());
  CHECK(title("https://example.org/", "<title").empty());
  CHECK(title("https://example.org/", "<title>Cut o") == "Cut o");
  CHECK(title("https://example.org/", "<meta property=og:title content=\"").empty());
  CHECK(title("https://example.org/", "<title>a\x1b[31mb\xE2\x80\x8B</title>") == "a [31mb");
  CHECK(title("https://example.org/", "1 < 2 <title>x</title>") == "x");
  const std::string many(1U << 19U, '&');
  CHECK(title("https://example.org/", "<title>" + many).size() < 1000);
  std::string tags;
  while (tags.size() < 1U << 19U) tags += "<!--<title a='<script>";
  const auto start = std::chrono::steady_clock::now();
  CHECK(title("https://example.org/", tags).empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("page title: where YouTube tells programs what a video is") {
  const char* const address =
      "https://www.youtube.com/"
      "oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D_ahvzDzKdB0";
  CHECK(oembed_address("https://youtu.be/_ahvzDzKdB0?t=4") == address);
  CHECK(oembed_address("https://www.youtube.com/watch?v=_ahvzDzKdB0") == address);
  CHECK(oembed_address("https://www.youtube.com/@somebody").empty());
  CHECK(oembed_address("https://example.org/").empty());
  CHECK(facts_of_oembed(R"({"title": "A &amp; B\n", "author_name": "Ada"})") ==
        PageFacts{.title = "A &amp; B", .authors = {"Ada"}});
  CHECK(facts_of_oembed("Unauthorized") == PageFacts{});
}

}  // namespace
}  // namespace tokensite
