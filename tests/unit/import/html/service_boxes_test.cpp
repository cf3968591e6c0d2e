// What services put between the words: the selectors of Substack's export, and Ghost's cards.
#include "import/html/service_boxes.hpp"

#include <fmt/format.h>

#include "import/html/html_targets.hpp"
#include "import/outline.hpp"
#include "support/escape.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outline.hpp"

namespace tokensite {
namespace {

std::string box(std::string_view css_class, std::string_view data, std::string_view inside = "") {
  return fmt::format("<div class=\"{}\" data-attrs=\"{}\">{}</div>", css_class, html_escaped(data),
                     inside);
}

std::string described_html(const std::string& html) { return described(outline_of_html(html)); }

TEST_CASE("service boxes: what the service adds for itself is dropped, with its words in a note") {
  for (const char* name :
       {"subscription-widget-wrap", "subscription-widget-wrap-editor", "subscribe-widget",
        "captioned-button-wrap", "install-substack-app-embed", "community-chat", "directMessage",
        "kg-signup-card"}) {
    const Outline outline = outline_of_html(box(name, "{}", "<p>Some <b>words</b></p>"));
    INFO(name);
    CHECK(outline.blocks.empty());
    REQUIRE(outline.notes.size() == 1);
    CHECK(outline.notes[0].kind == NoteKind::dropped);
    CHECK(outline.notes[0].text == "Some words");
  }
}

TEST_CASE("service boxes: a writer should know of paywalls, polls and sponsors") {
  CHECK(described_html(box("paywall-jump", "{}") + box("poll-embed", "{}", "Hemp?") +
                       box("sponsorship-campaign-embed", "{}", "By Tar &amp; Sons")) ==
        "1 look: a paywall: what follows was for those who pay\n"
        "1 look: a poll (Hemp?)\n"
        "1 look: a sponsor's box (By Tar & Sons)\n");
}

TEST_CASE("service boxes: buttons that lead somewhere stay") {
  const auto button = [](std::string_view address) {
    return fmt::format(
        "<p class='button-wrapper'><a class='button primary' href='{}'>"
        "<span>Go</span></a></p>",
        address);
  };
  CHECK(described_html(button("https://a.org/book")) ==
        "1 paragraph: Go [Go -> https://a.org/book]\n");
  for (const char* address : {"https://a.org/p/x?action=share", "https://a.org/subscribe?gift=true",
                              "https://a.org/p/x/comments", "%%checkout_url%%"}) {
    CHECK(described_html(button(address)) == "1 dropped: a button of the service (Go)\n");
  }
}

TEST_CASE("service boxes: videos are links to watch them") {
  CHECK(described_html(box("youtube-wrap", R"({"videoId":"a_b","startTime":null})") +
                       box("vimeo-wrap", R"({"videoId":"12","videoKey":""})")) ==
        "1 embed: https://www.youtube.com/watch?v=a_b [https://www.youtube.com/watch?v=a_b -> "
        "https://www.youtube.com/watch?v=a_b]\n"
        "1 embed: https://vimeo.com/12 [https://vimeo.com/12 -> https://vimeo.com/12]\n");
}

TEST_CASE("service boxes: a post of X is a quotation and a link") {
  const Outline outline = outline_of_html(box(
      "twitter-embed", R"({"url":"https://twitter.com/a/status/1","full_text":"# One\n\n- *two*",)"
                       R"("username":"a_b","name":"Ada"})"));
  CHECK(outline.markdown ==
        "> \\# One\n>\n> \\- \\*two\\*\n>\n> [Ada (\\@a_b)](https://twitter.com/a/status/1)");
  CHECK(described(outline) ==
        "1 embed: # One - *two* Ada (@a_b) [Ada (@a_b) -> https://twitter.com/a/status/1]\n");
}

TEST_CASE("service boxes: cards of posts, encoded twice, or cut off") {
  CHECK(described_html(
            box("digest-post-embed", R"({"title":"One","canonical_url":"https://a.org/p/one"})")) ==
        "1 embed: One [One -> https://a.org/p/one]\n");
  CHECK(described_html(box(
            "embedded-post-wrap", html_escaped(R"({"title":"Two","url":"https://a.org/p/two"})"),
            "<a href='https://a.org/p/two?utm_source=x'>Two<span>Read</span></a>")) ==
        "1 embed: Two [Two -> https://a.org/p/two]\n"
        "1 dropped: a card of a post came over as a link; what else it showed (TwoRead)\n");
  CHECK(described_html(box("digest-post-embed", R"x({"title":"Three","canonical_url":"https:)x")) ==
        "1 failed: a card of a post could not be read "
        "({\"title\":\"Three\",\"canonical_url\":\"https:)\n");
  CHECK(described_html(box("embedded-publication-wrap",
                           R"({"name":"Knots","base_url":"https://knots.org"})")) ==
        "1 embed: Knots [Knots -> https://knots.org]\n");
}

TEST_CASE("service boxes: mentions and formulas stand in their data alone") {
  CHECK(outline_of_html("<p>By <span class='mention-wrap' data-attrs='{\"name\":\"Jo\"}'></span>, "
                        "<span class='mention-wrap' data-attrs='{\"name\":\"Di\",\"url\":"
                        "\"https://d.org\"}'></span>.</p>")
            .markdown == "By Jo, [Di](https://d.org).");
  CHECK(outline_of_html(box("latex-rendered", R"x({"persistentExpression":"a_1 * \\frac{b}{c}"})x"))
            .markdown == "$$a_1 * \\frac{b}{c}$$");
}

TEST_CASE("service boxes: quotations, comments and code") {
  CHECK(outline_of_html("<div class='pullquote'><p>a</p></div>").markdown == "> a");
  CHECK(outline_of_html(box("comment", R"({"comment":{"body":"b"}})")).markdown == "> b");
  CHECK(outline_of_html("<div class='comment'><p>c</p></div>").markdown == "c");
  CHECK(outline_of_html(box("highlighted_code_block", R"({"language":"python"})",
                            "<label class='hide-text'>Text within</label><pre class='shiki'>"
                            "<code>print(1)</code></pre>"))
            .markdown == "```python\nprint(1)\n```");
  CHECK(described_html("<div class='preformatted-block'><label class='hide-text'>Text within"
                       "</label><pre class='text'>a\n  b</pre></div>") == "1 other: a b\n");
}

TEST_CASE("service boxes: footnotes stay readable") {
  CHECK(outline_of_html("<p>Held<a class='footnote-anchor' id='footnote-anchor-3' "
                        "href='#footnote-3'>3</a>.</p><div class='footnote'><a id='footnote-3' "
                        "class='footnote-number' href='#footnote-anchor-3'>3</a>"
                        "<div class='footnote-content'><p>By tar.</p><p>Mostly.</p></div></div>")
            .markdown == "Held\\[3].\n\n\\[3] By tar.\n\nMostly.");
}

TEST_CASE("service boxes: players and files are links that a writer should look at") {
  CHECK(described_html("<iframe class='spotify-wrap' data-attrs='{\"title\":\"Song\",\"url\":"
                       "\"https://open.spotify.com/x\"}'></iframe>" +
                       box("file-embed-wrapper", "",
                           "<div class='file-embed-details-h1'>Plan</div>"
                           "<a class='file-embed-button' href='https://a.org/f.pdf'>Download</a>") +
                       box("native-video-embed", R"({"mediaUploadId":"7","duration":null})")) ==
        "1 embed: Song [Song -> https://open.spotify.com/x]\n"
        "1 embed: Plan [Plan -> https://a.org/f.pdf]\n"
        "1 look: a player of Spotify came over as a link\n"
        "1 look: a file came over as a link (Plan Download)\n"
        "1 dropped: a video without an address ({\"mediaUploadId\":\"7\",\"duration\":null})\n");
}

TEST_CASE("service boxes: addresses in their data are looked at like any other") {
  CHECK(described_html(
            box("digest-post-embed", R"x({"title":"x","canonical_url":"javascript:alert(1)"})x")) ==
        "1 failed: a card of a post could not be read "
        "({\"title\":\"x\",\"canonical_url\":\"javascript:alert(1)\"})\n");
}

TEST_CASE("pictures: Substack's addresses lead to the originals") {
  const std::string original = "https://substack-post-media.s3.amazonaws.com/public/images/a_1.png";
  const std::string encoded =
      "https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2Fa_1.png";
  const std::string bucket =
      "https%3A%2F%2Fbucketeer-e05b.s3.amazonaws.com%2Fpublic%2Fimages%2Fa_1.png";
  for (const std::string& address :
       {"https://substackcdn.com/image/fetch/w_1456,c_limit,f_auto/" + encoded,
        "https://substackcdn.com/image/fetch/$s_!aB-_!,w_1,f_auto/" + encoded,
        "https://cdn.substack.com/image/fetch/w_1/" + bucket,
        "https://substackcdn.com/image/fetch/w_1/https%3A%2F%2Fsubstackcdn.com%2Fimage%2Ffetch"
        "%2Fw_2%2F" +
            bucket,
        std::string("https://bucketeer-1.s3.amazonaws.com/public/images/a_1.png"), original}) {
    INFO(address);
    CHECK(original_image(address) == original);
  }
  for (const char* address :
       {"https://substackcdn.com/image/fetch/w_1/nothing", "https://a.org/image/fetch/w_1/x.png",
        "https://substackcdn.com/image/fetch/w_1/javascript%3Aalert(1)"}) {
    CHECK(original_image(address) == address);
  }
}

}  // namespace
}  // namespace tokensite
