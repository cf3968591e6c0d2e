#include "render/export/html_tokens.hpp"

#include <random>

#include "tests/support/catch.hpp"

namespace tokensite {
namespace {

/// "<p>" "a" "</p>"
std::vector<std::string> sources(std::string_view html) {
  std::vector<std::string> found;
  HtmlTokens tokens(html);
  for (HtmlToken token; tokens.next(token);) found.emplace_back(token.source);
  return found;
}

TEST_CASE("html tokens: tags, texts, comments") {
  CHECK(sources("<!doctype html><p class=a>b &lt; c<br/></p><!--[if mso]><td><![endif]-->") ==
        std::vector<std::string>{"<!doctype html>", "<p class=a>", "b &lt; c", "<br/>", "</p>",
                                 "<!--[if mso]><td><![endif]-->"});
}

TEST_CASE("html tokens: names in lower case, attributes in any quotes, or none") {
  HtmlTokens tokens("<A HREF='a>b' title = \"c\" hidden x=y/z>");
  HtmlToken token;
  REQUIRE(tokens.next(token));
  CHECK(token.name == "a");
  CHECK(token.attribute("href") == "a>b");
  CHECK(token.attribute("title") == "c");
  CHECK(token.attribute("x") == "y/z");
  REQUIRE(token.attributes.size() == 4);
  CHECK(token.attributes[2].name == "hidden");
}

TEST_CASE("html tokens: what is in a script or a title is no markup") {
  CHECK(sources("<script>if (a<b) x('</p>')</script><title><b></title>") ==
        std::vector<std::string>{"<script>", "if (a", "<b) x('", "</p>')", "</script>", "<title>",
                                 "<b>", "</title>"});
}

TEST_CASE("html tokens: whatever comes in, every byte is in one token") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"<",  "</", ">",    "/",   "=",  "\"",  "'",      "a",
                                     " ",  "p",  "<!--", "-->", "<!", "é",   "script", "<p>",
                                     "\n", "&",  "<a ",  "x=y", "\0", "<b>", "style"};
  for (int round = 0; round < 2000; ++round) {
    std::string html;
    for (auto i = random() % 40; i > 0; --i) html += pieces[random() % std::size(pieces)];
    std::string joined;
    for (const std::string& source : sources(html)) joined += source;
    CHECK(joined == html);
  }
}

TEST_CASE("html tokens: tags and comments that are never closed don't take for ever") {
  for (const char* piece : {"<a ", "<a b=\"", "<!--", "<a b='<a b=\"", "</script "}) {
    std::string html;
    for (int i = 0; i < 20'000; ++i) html += piece;
    CHECK_FALSE(sources(html).empty());
  }
}

}  // namespace
}  // namespace tokensite
