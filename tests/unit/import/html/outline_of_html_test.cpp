// HTML's elements -> blocks. Markdown on the left of a case's mind, what a reader of a page sees on
// the right: see html_words_test.cpp for the two being the same.
#include "import/outline.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outline.hpp"

namespace tokensite {
namespace {

std::string markdown_of(std::string_view html) { return outline_of_html(html).markdown; }

TEST_CASE("HTML outline: headings and paragraphs") {
  const Outline outline = outline_of_html(
      "<h2><strong>Knots</strong></h2>\n"
      "<p>Tie <em>one</em>,\n   then <b>two</b>.</p><p></p><p>&nbsp;</p>\n"
      "\n"
      "loose words<div>in a <span>division</span></div>");
  CHECK(outline.markdown == "## Knots\n\nTie *one*, then **two**.\n\nloose words\n\nin a division");
  CHECK(described(outline) ==
        "1 heading 2: Knots\n"
        "2 paragraph: Tie one, then two.\n"
        "5 paragraph: loose words\n"
        "5 paragraph: in a division\n");
  CHECK(outline.markdown_of(outline.blocks[1]) == "Tie *one*, then **two**.");
}

TEST_CASE("HTML outline: an empty text has no blocks") {
  for (const char* html : {"", " \n", "<p>", "<!-- x -->", "<div><p></p></div>", "<ul><li></ul>",
                           "<table></table>", "<blockquote></blockquote>", "<pre>\n</pre>"}) {
    INFO(html);
    CHECK(described(outline_of_html(html)).empty());
    CHECK(markdown_of(html).empty());
  }
}

TEST_CASE("HTML outline: the lines of a paragraph are blocks of their own") {
  const Outline outline = outline_of_html(
      "<p><b>1. Reef knot</b><br>\n<a href='https://a.org/'>https://a.org/</a><br>"
      "Holds.<br><br>- Slips.</p>");
  CHECK(outline.markdown == "**1. Reef knot**\\\n<https://a.org/>\\\nHolds.\n\n\\- Slips.");
  CHECK(described(outline) ==
        "1 paragraph strong: 1. Reef knot\n"
        "2 paragraph: https://a.org/ [https://a.org/ -> https://a.org/]\n"
        "2 paragraph: Holds.\n"
        "2 paragraph: - Slips.\n");
}

TEST_CASE("HTML outline: a heading is strong as it is, and one line") {
  CHECK(markdown_of("<h3><b>a <i>b</i></b></h3>") == "### a *b*");
  CHECK(markdown_of("<h3>a <b>b</b><br>c<div>d</div></h3>") == "### a **b** c d");
  CHECK(markdown_of("<h1>C #</h1>") == "# C \\#");
  CHECK(markdown_of("<h1>1. C#</h1>") == "# 1. C#");
  CHECK(markdown_of("<a href='https://a.org/'><h4>a</h4></a>") == "#### [a](https://a.org/)");
}

TEST_CASE("HTML outline: lists") {
  const Outline outline = outline_of_html(
      "<ul><li><p>a</p></li>\n<li>b<ul><li>c</li><li>d<ol><li>e</li></ol></li></ul></li></ul>\n"
      "<ol start=3><li>f<li><p>g</p><p>h</p><li value=9><b>i</b></ol>");
  CHECK(outline.markdown ==
        "- a\n"
        "- b\n"
        "  - c\n"
        "  - d\n"
        "    1. e\n"
        "\n"
        "3. f\n"
        "4. g\n"
        "\n"
        "   h\n"
        "\n"
        "9. **i**");
  CHECK(described(outline) ==
        "1 item: a\n"
        "2 item: b c d e\n"
        "3 item 3.: f\n"
        "3 item 4.: g h\n"
        "3 item 9. strong: i\n");
}

TEST_CASE("HTML outline: behind an item with an empty line, items with numbers stay apart") {
  // On md4c 0.4.8 the list ends with a rule that begins 260 bytes in, and "3." would be a part of
  // "2. k".
  const std::string before(238, 'x');
  const Outline outline =
      outline_of_html("<p>" + before + "</p><ol><li>z<ol><li>a<hr><li>k<li>l</ol></ol>");
  CHECK(outline.markdown == before + "\n\n1. z\n   1. a\n\n      ***\n\n   2. k\n\n   3. l");
}

TEST_CASE("HTML outline: lists side by side stay two, whatever stands between items stays") {
  CHECK(markdown_of("<ul><li>a</ul><ul><li>b</ul>") == "- a\n\n* b");
  CHECK(markdown_of("<ol><li>a</ol><ol><li>b</ol>") == "1. a\n\n1) b");
  CHECK(markdown_of("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>") == "- a\n  - b\n- c");
  CHECK(markdown_of("<ul>a<li>b</ul>") == "- a\n- b");
  CHECK(markdown_of("<ul><li>a<ol start=0><li>b</ol></ul>") == "- a\n\n  0. b");
  CHECK(markdown_of("<ul><li>a<pre>b\n\nc</pre></ul>") == "- a\n\n  ```\n  b\n\n  c\n  ```");
}

TEST_CASE("HTML outline: quotations, code and rules") {
  const Outline outline = outline_of_html(
      "<blockquote><p>a</p><p>b<br>c</p></blockquote><hr>"
      "<pre><code class=\"x language-cpp\">int a;\n\n  *b = &lt;c>;\n</code></pre><pre>d ``` "
      "e</pre>");
  CHECK(outline.markdown ==
        "> a\n>\n> b\\\n> c\n\n***\n\n```cpp\nint a;\n\n  *b = <c>;\n```\n\n````\nd ``` e\n````");
  CHECK(described(outline) ==
        "1 other: a b c\n"
        "1 rule\n"
        "1 other: int a; *b = <c>;\n"
        "4 other: d ``` e\n");
}

TEST_CASE("HTML outline: a carriage return ends a line, as in Markdown") {
  CHECK(described(outline_of_html("<ul><li>a<pre>b&#xD;&gt; c&#13;&#10;d</pre></li></ul>")) ==
        described(outline_of_html("<ul><li>a<pre>b\n&gt; c\nd</pre></li></ul>")));
  CHECK(described(outline_of_html("<p>e&#xD;# f</p>")) == "1 paragraph: e # f\n");
}

TEST_CASE("HTML outline: an angle before a number stays bare, unless a renderer sees an address") {
  CHECK(outline_of_html("<p>a &lt;= 5 or &lt;3: b</p>").markdown == "a <= 5 or \\<3: b");
  CHECK(outline_of_html("<p>&lt;=a://b.org> &lt;5c:d></p>").markdown ==
        "\\<=a://b.org> \\<5c:d>");
}

TEST_CASE("HTML outline: tables of data") {
  CHECK(markdown_of("<table><thead><tr><th>a<th>b|c</thead><tr><td><i>d</i><td><p>e</p></table>") ==
        "| a | b\\|c |\n| --- | --- |\n| *d* | e |");
  CHECK(markdown_of("<table><tr><td>a<td>b<tr><td>c<td></table>") ==
        "|  |  |\n| --- | --- |\n| a | b |\n| c |  |");
  const Outline rich =
      outline_of_html("<table><tr><th>a<th>b<tr><td colspan=2><ul><li>c</ul></table>");
  CHECK(rich.markdown == "a\n\nb\n\n- c");
  CHECK(described(rich) ==
        "1 paragraph: a\n"
        "1 paragraph: b\n"
        "1 item: c\n"
        "1 look: a table is too rich for Markdown; its cells have become paragraphs (a b c)\n");
}

TEST_CASE("HTML outline: tables that lay out a mail are not seen") {
  CHECK(described(
            outline_of_html("<table role=presentation><tr><td><h1>a</h1></td><td>b</td></tr>"
                            "<tr><td><table width=600 cellpadding=0><tr><td>c</td><td>d</td></tr>"
                            "<tr><td>e</td><td>f</td></tr></table></td></tr></table>")) ==
        "1 heading 1: a\n1 paragraph: b\n1 paragraph: c\n1 paragraph: d\n"
        "1 paragraph: e\n1 paragraph: f\n");
}

TEST_CASE("HTML outline: pictures") {
  const Outline outline = outline_of_html(
      "<figure><picture><source srcset='x.webp'><img alt='A [wet] knot' src='//a.org/k (1).png' "
      "srcset=y></picture><figcaption>Cap<b>tion</b></figcaption></figure>"
      "<p>in <a href=https://b.org/><img src=https://b.org/i.png></a> words</p>"
      "<img width=1 height=1 src=https://b.org/open.gif>");
  CHECK(outline.markdown ==
        "![A \\[wet\\] knot](https://a.org/k%20(1).png)\n\nCap**tion**\n\n"
        "in [![](https://b.org/i.png)](https://b.org/) words");
  CHECK(described(outline) ==
        "1 other\n1 paragraph: Caption\n1 paragraph: in words [ -> https://b.org/]\n");
}

TEST_CASE("HTML outline: links that can't be kept leave their words") {
  CHECK(described(outline_of_html("<a href='#a'>a</a> <a href='/p/b'>b</a> <a href='JAVA&#10;"
                                  "SCRIPT:c()'>c</a> <a href=' data:text/html,d'>d</a> "
                                  "<a href='https://'>e</a> <a>f</a> <a href=''>g</a>")) ==
        "1 paragraph: a b c d e f g\n"
        "1 look: a link doesn't name its site; its text was kept (/p/b)\n"
        "1 dropped: a link would run a script; its text was kept (JAVA\nSCRIPT:c())\n"
        "1 dropped: a link would run a script; its text was kept (data:text/html,d)\n"
        "1 look: a link has no address that leads anywhere; its text was kept (https://)\n");
}

TEST_CASE("HTML outline: addresses in the text are links, without the marks behind them") {
  CHECK(described(outline_of_html("See https://a.org/b_c_ (or http://a.org/(d)), "
                                  "<b>https://a.org</b>!")) ==
        "1 paragraph: See https://a.org/b_c_ (or http://a.org/(d)), https://a.org! "
        "[https://a.org/b_c -> https://a.org/b_c] [http://a.org/(d) -> http://a.org/(d)] "
        "[https://a.org -> https://a.org]\n");
}

TEST_CASE("HTML outline: what a page has around the text is in the notes") {
  CHECK(
      described(outline_of_html("<!doctype html><title>T</title>\n<nav>Home <a href=/>Up</a></nav>"
                                "<main><h1>a</h1>\n<aside>b<p>c</aside><form>d<button>e</button>"
                                "</form><noscript>f</noscript></main>\n<footer>g</footer>")) ==
      "2 heading 1: a\n"
      "2 dropped: what the page has around the text (Home Up)\n"
      "3 dropped: what the page has in <aside> (b c)\n"
      "3 dropped: what the page has in <form> (d e)\n"
      "3 dropped: what the page has in <noscript> (f)\n"
      "4 dropped: what the page has around the text (g)\n");
}

TEST_CASE("HTML outline: hidden previews, scripts and style sheets") {
  const Outline outline = outline_of_html(
      "<div style='Color: red; DISPLAY : none !important'>Preview &zwnj;&nbsp;</div>"
      "<style>p {}</style><script>if (a</script/x>b</script>c<template>d</template>"
      "<p hidden>e</p><p onclick='f()'>f</p>");
  CHECK(described(outline) ==
        "1 paragraph: bc\n1 paragraph: f\n"
        "1 dropped: a hidden text, such as mail programs show beside a title (Preview)\n"
        "1 dropped: a hidden text, such as mail programs show beside a title (e)\n");
}

TEST_CASE("HTML outline: frames and players") {
  const Outline outline = outline_of_html(
      "<p>a</p><iframe src='https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&amp;start=42'>"
      "</iframe><iframe src='//player.vimeo.com/video/12?h=3'></iframe>"
      "<iframe title='A map' src='https://maps.example.org/?q=1'></iframe>"
      "<iframe src='javascript:x'></iframe><video src='https://a.org/b.mp4'>No video.</video>");
  CHECK(described(outline) ==
        "1 paragraph: a\n"
        "1 embed: https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s "
        "[https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s -> "
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s]\n"
        "1 embed: https://vimeo.com/12 [https://vimeo.com/12 -> https://vimeo.com/12]\n"
        "1 embed: A map [A map -> https://maps.example.org/?q=1]\n"
        "1 embed: https://a.org/b.mp4 [https://a.org/b.mp4 -> https://a.org/b.mp4]\n"
        "1 look: a frame with another page came over as a link (https://maps.example.org/?q=1)\n"
        "1 dropped: a frame with another page (javascript:x)\n"
        "1 look: a video or an object came over as a link (No video.)\n");
}

TEST_CASE("HTML outline: of beehiiv's mail, only the blocks of content") {
  CHECK(described(outline_of_html("<table><tr><td>View online</td></tr><tr><td id='content-blocks'>"
                                  "<h2>a</h2></td></tr></table><p>Unsubscribe</p>")) ==
        "1 heading 2: a\n"
        "1 dropped: what the page has around the text (View online)\n"
        "1 dropped: what the page has around the text (Unsubscribe)\n");
}

}  // namespace
}  // namespace tokensite
