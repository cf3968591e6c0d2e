// Every rule for feeds can fail: a sound feed, spoilt in one place, gives that fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedFaults, rules } from './feed-rules.mjs';

const sound = {
  'feed.xml': `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Letters</title>
<link>https://example.org/base/</link>
<description>Weekly letters</description>
<lastBuildDate>Wed, 09 Oct 2002 00:00:00 GMT</lastBuildDate>
<atom:link href="https://example.org/base/feed.xml" rel="self" type="application/rss+xml"/>
<item>
<title>Two &#x26; more</title>
<link>https://example.org/base/editions/2/</link>
<guid isPermaLink="false">tag:example.org,2002:letters:2</guid>
<pubDate>Wed, 09 Oct 2002 00:00:00 GMT</pubDate>
<dc:creator>Ada</dc:creator>
<description>The second</description>
<content:encoded><![CDATA[<p><a href="https://other.example/">A link</a></p>]]></content:encoded>
</item>
<item>
<title>One</title>
<link>https://example.org/base/editions/1/</link>
<guid isPermaLink="false">tag:example.org,2002:letters:1</guid>
<pubDate>Wed, 02 Oct 2002 00:00:00 GMT</pubDate>
<description>The first</description>
<content:encoded>&lt;p&gt;Hello&lt;/p&gt;</content:encoded>
</item>
</channel>
</rss>`,
  'atom.xml': `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:example.org,2002:letters</id>
<title>Letters</title>
<updated>2002-10-09T00:00:00Z</updated>
<author><name>Ada</name></author>
<link rel="self" href="https://example.org/base/atom.xml"/>
<link href="https://example.org/base/"/>
<entry>
<id>tag:example.org,2002:letters:2</id>
<title>Two</title>
<updated>2002-10-09T00:00:00Z</updated>
<link href="https://example.org/base/editions/2/"/>
<content type="html">&lt;p&gt;Second&lt;/p&gt;</content>
</entry>
<entry>
<id>tag:example.org,2002:letters:1</id>
<title>One</title>
<updated>2002-10-02T00:00:00Z</updated>
<link href="https://example.org/base/editions/1/"/>
<content type="html">&lt;p&gt;First&lt;/p&gt;</content>
</entry>
</feed>`,
  'feed.json': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Letters',
    home_page_url: 'https://example.org/base/',
    feed_url: 'https://example.org/base/feed.json',
    items: [{
      id: 'tag:example.org,2002:letters:1',
      url: 'https://example.org/base/editions/1/',
      external_url: 'https://other.example/',
      title: 'One',
      content_html: '<p>First</p>',
      date_published: '2002-10-02T00:00:00Z',
    }],
  }),
};

const faultsOf = (path, text) => feedFaults(Buffer.from(text), {
  path,
  url: `https://example.org/base/${path}`,
  baseUrl: 'https://example.org/base/',
  feedId: 'tag:example.org,2002:letters',
});

for (const [path, text] of Object.entries(sound)) {
  test(`a sound ${path} has no faults`, () => assert.deepEqual(faultsOf(path, text), []));
}

const item = sound['feed.xml'].match(/<item>[^]*?<\/item>\n/)[0];

// The rule, the feed, what is replaced in it, by what.
const spoilt = [
  ['TooLarge', 'feed.xml', 'Weekly letters', 'x'.repeat(1_000_001)],
  ['BadCharacters', 'feed.json', 'Letters', 'Let\ufffdters'],
  ['BadCharacters', 'atom.xml', 'Letters', 'Let\u0085ters'],
  ['NotWellFormed', 'feed.xml', '&#x26;', '&'],
  ['NotWellFormed', 'feed.xml', '</channel>', ''],
  ['NotWellFormed', 'feed.xml', 'xmlns:dc="http://purl.org/dc/elements/1.1/"', ''],
  ['NotWellFormed', 'atom.xml', '</feed>', '</feed><feed/>'],
  ['NotWellFormed', 'feed.json', '}]}', '},]}'],
  ['MissingElement', 'feed.xml', '<rss version="2.0"', '<rss version="0.91"'],
  ['MissingElement', 'feed.xml', '<title>Letters</title>', ''],
  ['MissingElement', 'feed.xml', '<link>https://example.org/base/</link>', ''],
  ['MissingElement', 'feed.xml', '<description>Weekly letters</description>', ''],
  ['MissingElement', 'feed.xml', '<guid isPermaLink="false">tag:example.org,2002:letters:1</guid>', ''],
  ['MissingElement', 'feed.xml', '<title>One</title>', ''],
  ['MissingElement', 'feed.xml', /<content:encoded>&[^]*?<\/content:encoded>/, ''],
  ['MissingElement', 'feed.xml', '<pubDate>Wed, 02 Oct 2002 00:00:00 GMT</pubDate>', ''],
  ['MissingElement', 'atom.xml', '<id>tag:example.org,2002:letters:1</id>', ''],
  ['MissingElement', 'atom.xml', '<author><name>Ada</name></author>', ''],
  ['MissingElement', 'atom.xml', '<link href="https://example.org/base/editions/1/"/>', ''],
  ['MissingElement', 'atom.xml', ' type="html"', ''],
  ['MissingElement', 'atom.xml', 'xmlns="http://www.w3.org/2005/Atom"', 'xmlns="http://purl.org/atom/ns#"'],
  ['MissingElement', 'feed.json', 'version/1.1', 'version/1'],
  ['MissingElement', 'feed.json', '"items"', '"_items"'],
  ['MissingElement', 'feed.json', '"tag:example.org,2002:letters:1"', '1'],
  ['MissingElement', 'feed.json', '"title":"One",', ''],
  ['UnknownKey', 'feed.json', '"title":"One"', '"title":"One","author":{}'],
  ['MissingSelf', 'feed.xml', 'rel="self"', 'rel="alternate"'],
  ['MissingSelf', 'atom.xml', 'rel="self"', 'rel="related"'],
  ['MissingSelf', 'feed.json', '"feed_url":"https://example.org/base/feed.json",', ''],
  ['SelfDoesntMatchLocation', 'feed.xml', 'base/feed.xml', 'feed.xml'],
  ['SelfDoesntMatchLocation', 'feed.json', 'base/feed.json', 'feed.json'],
  ['InvalidFullLink', 'feed.xml', '<link>https://example.org/base/editions/1/', '<link>/base/editions/1/'],
  ['InvalidFullLink', 'feed.json', 'https://other.example/', '//other.example/'],
  ['ForeignPermalink', 'feed.xml', '<link>https://example.org/base/editions/1/', '<link>https://other.example/'],
  ['InvalidPermalink', 'feed.xml', ' isPermaLink="false"', ''],
  ['DuplicateValue', 'feed.xml', 'letters:1', 'letters:2'],
  ['UnstableId', 'feed.xml', 'tag:example.org,2002:letters:1', 'https://example.org/base/editions/1/'],
  ['UnstableId', 'atom.xml', '<id>tag:example.org,2002:letters</id>', '<id>https://example.org/base/</id>'],
  ['UnstableId', 'feed.json', 'tag:example.org,2002:letters:1', '1'],
  ['InvalidRFC2822Date', 'feed.xml', '02 Oct 2002', '2 Oct 02'],
  ['InvalidRFC2822Date', 'feed.xml', 'Wed, 09 Oct 2002', '2002-10-09'],
  ['InvalidRFC2822Date', 'feed.xml', 'Wed, 02 Oct 2002', 'Sat, 31 Feb 2002'],
  ['IncorrectDOW', 'feed.xml', 'Wed, 02 Oct', 'Thu, 02 Oct'],
  ['InvalidRFC3339Date', 'atom.xml', '2002-10-02T00:00:00Z', '2002-10-02'],
  ['InvalidRFC3339Date', 'atom.xml', '2002-10-02T00:00:00Z', '2002-02-30T00:00:00Z'],
  ['InvalidRFC3339Date', 'feed.json', '2002-10-02T00:00:00Z', '2002-10-02T00:00:00'],
  ['ImplausibleDate', 'atom.xml', '2002-10-02', '1970-01-01'],
  ['ImplausibleDate', 'feed.xml', 'Wed, 02 Oct 2002', 'Thu, 01 Jan 1970'],
  ['DuplicateUpdated', 'atom.xml', '2002-10-02', '2002-10-09'],
  ['OutOfOrder', 'feed.xml', 'Wed, 02 Oct', 'Wed, 16 Oct'],
  ['OutOfOrder', 'atom.xml', '2002-10-02', '2002-10-16'],
  ['TooManyEntries', 'feed.xml', item, item.repeat(20)],
  ['InvalidContact', 'feed.xml', '<dc:creator>Ada</dc:creator>', '<author>Ada</author>'],
  ['ContainsHTML', 'feed.xml', 'Two &#x26; more', 'Two &lt;em&gt;more&lt;/em&gt;'],
  ['ContainsHTML', 'atom.xml', '<title>Two', '<title>Two &amp;amp; more'],
  ['ContainsHTML', 'feed.json', '"One"', '"<b>One</b>"'],
  ['NeedDescriptionBeforeContent', 'feed.xml', /(<description>The second.*)\n(<content.*)\n/, '$2\n$1\n'],
  ['ContainsRelRef', 'feed.xml', 'https://other.example/', '/base/'],
  ['ContainsRelRef', 'feed.xml', '<a href', '<img src="dot.png"><a href'],
  ['ContainsRelRef', 'feed.json', '<p>First', '<p><img srcset=\\"https://example.org/1.png 1x, 2.png 2x\\">First'],
  ['SecurityRisk', 'feed.xml', '<p><a', '<script>alert(1)</script><p><a'],
  ['SecurityRisk', 'feed.xml', '<p><a', '<p onclick="alert(1)"><a'],
  ['SecurityRisk', 'feed.xml', 'href="https://other.example/"', 'href="javascript:alert(1)"'],
  ['SecurityRisk', 'feed.json', '<p>First', '<iframe src=\\"https://example.org/\\"></iframe><p>First'],
];

for (const [rule, path, before, after] of spoilt) {
  const change = JSON.stringify([String(before).slice(0, 60), after.slice(0, 60)]);
  test(`${rule} is found in ${path} after the change ${change}`, () => {
    const text = sound[path].replace(before, after);
    assert.notEqual(text, sound[path]);
    assert.match(faultsOf(path, text).join('\n'), new RegExp(`: ${rule}: `));
  });
}

test('every rule is tried', () => {
  assert.deepEqual([...new Set(spoilt.map(([rule]) => rule))].sort(), Object.keys(rules).sort());
});
