#include "import/exports/feed_export.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/posts.hpp"

namespace tokensite {
namespace {

TEST_CASE("feed: RSS, oldest first, the whole text before the description") {
  CHECK(shown(read_feed(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Garden</title><link>https://example.org/</link>
<item>
  <title><![CDATA[Fog & foxes]]></title>
  <description><![CDATA[What the fog hid]]></description>
  <link>https://example.org/p/fog?x=1</link>
  <guid isPermaLink="false">https://example.org/x</guid>
  <pubDate>Wed, 17 Jun 2026 08:00:00 GMT</pubDate>
  <category>frost</category><category><![CDATA[foxes]]></category>
  <content:encoded><![CDATA[<p>Fog</p>]]><![CDATA[<p>Foxes</p>]]></content:encoded>
</item>
<item>
  <title>It&#8217;s &lt;cold&gt;</title>
  <guid>https://example.org/p/frost/</guid>
  <pubDate>Tue, 16 Jun 2026 08:00:00 GMT</pubDate>
  <description>&lt;p&gt;Frost &amp;amp; tea, and more […]&lt;/p&gt;</description>
</item>
<item><title>Nothing</title><pubDate>sometime</pubDate></item>
</channel></rss>)",
                        "f.xml")) ==
        "f.xml: frost\n"
        "  title: It’s <cold>\n"
        "  slug: frost\n"
        "  url: https://example.org/p/frost/\n"
        "  date: 2026-06-16\n"
        "  html from line 0: <p>Frost &amp; tea, and more […]</p>\n"
        "  look: the feed seems to hold only the beginning of its text\n"
        "f.xml: fog\n"
        "  title: Fog & foxes\n"
        "  subtitle: What the fog hid\n"
        "  slug: fog\n"
        "  url: https://example.org/p/fog?x=1\n"
        "  date: 2026-06-17\n"
        "  tags: frost, foxes\n"
        "  html from line 0: <p>Fog</p><p>Foxes</p>\n"
        "failed: f.xml: Nothing has no text in the feed <Nothing>\n");
}

TEST_CASE("feed: a description that begins the text is no subtitle, a long one is in the notes") {
  const auto item = [](const std::string& description) {
    return shown(read_feed("<rss><channel><item xmlns:content='c'><title>T</title><description>" +
                               description +
                               "</description><content:encoded>&lt;p>Frost came late this "
                               "year&lt;/p></content:encoded></item></channel></rss>",
                           "f.xml"));
  };
  const std::string plain = "f.xml: T\n  title: T\n";
  const std::string body = "  html from line 0: <p>Frost came late this year</p>\n";
  CHECK(item("Frost came late") == plain + body);
  CHECK(item("&lt;b>Short&lt;/b> &amp;amp; own") == plain + "  subtitle: Short & own\n" + body);
  CHECK(item("Another beginning …") ==
        plain + body +
            "  dropped: the feed's summary stands beside the whole text <Another beginning …>\n");
}

TEST_CASE("feed: Atom, with each kind of text, under any prefix") {
  CHECK(shown(read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom">
<title>Garden</title>
<entry>
  <title type="html">Frost &amp;amp; &lt;b>tea&lt;/b></title>
  <link rel="self" href="https://example.org/self"/>
  <link href="https://example.org/frost.html"/>
  <id>tag:example.org,2026:frost</id>
  <published>2026-06-16T23:30:00+02:00</published><updated>2026-07-01T00:00:00Z</updated>
  <category term="f" label="Frost"/><category term="foxes"/>
  <summary>Cold</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; <b>b</b></p></div></content>
</entry>
<entry>
  <title>One &amp; all</title><id>https://example.org/one</id><updated>2026-06-15T00:00:00Z</updated>
  <content type="html">&lt;p&gt;One&lt;/p&gt;</content>
</entry>
<entry><title>Plain</title><content>1 &lt; 2</content></entry>
<entry><title>Summary</title><summary type="html">&lt;p>S&lt;/p></summary></entry>
<entry><title>Film</title><content type="video/mp4" src="https://example.org/x.mp4"/></entry>
</feed>)",
                        "f.xml")) ==
        "f.xml: Summary\n"
        "  title: Summary\n"
        "  html from line 0: <p>S</p>\n"
        "  look: the feed seems to hold only the beginning of its text\n"
        "f.xml: Plain\n"
        "  title: Plain\n"
        "  text from line 0: 1 < 2\n"
        "f.xml: one\n"
        "  title: One & all\n"
        "  slug: one\n"
        "  url: https://example.org/one\n"
        "  date: 2026-06-15\n"
        "  html from line 0: <p>One</p>\n"
        "f.xml: frost.html\n"
        "  title: Frost & tea\n"
        "  subtitle: Cold\n"
        "  slug: frost.html\n"
        "  url: https://example.org/frost.html\n"
        "  date: 2026-06-16\n"
        "  tags: Frost, foxes\n"
        "  html from line 0: <div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A &amp; "
        "<b>b</b></p></div>\n"
        "failed: f.xml: Film has no text in the feed <Film>\n");
  CHECK(shown(read_feed("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>T"
                        "</a:title><a:content>C</a:content></a:entry></a:feed>",
                        "f.xml")) == "f.xml: T\n  title: T\n  text from line 0: C\n");
}

TEST_CASE("feed: entities of a doctype are not expanded, nor other files read") {
  CHECK(shown(read_feed(R"(<?xml version="1.0"?>
<!DOCTYPE rss [
  <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
  <!ENTITY file SYSTEM "file:///etc/passwd">
]>
<rss><channel><item><title>&c;</title><description>&file;</description></item></channel></rss>)",
                        "f.xml")) == "f.xml: &c;\n  title: &c;\n  html from line 0: &file;\n");
}

TEST_CASE("feed: what is no XML says where, and depth does no harm") {
  CHECK(shown(read_feed("<rss>\n<channel>\n</rss>", "f.xml")) ==
        "failed: f.xml, line 3: this is no XML: start-end tags mismatch\n");
  CHECK(shown(read_feed("<rss/>", "f.xml")).empty());
  std::string deep = "<rss><channel><item><title>T</title><description>";
  std::string tags;
  for (int i = 0; i < 200'000; ++i) tags += "<b>";
  deep += tags;
  CHECK_FALSE(shown(read_feed(deep, "f.xml")).empty());
  deep += 'x';
  for (int i = 0; i < 200'000; ++i) deep += "</b>";
  deep += "</description></item></channel></rss>";
  const PostSet set = read_feed(deep, "f.xml");
  REQUIRE(set.posts.size() == 1);
  CHECK(set.posts[0].body.starts_with(tags + "x</b>"));
}

}  // namespace
}  // namespace tokensite
