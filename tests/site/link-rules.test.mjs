// The rules for links can see what they are there to see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks, brokenOwnAddresses, duplicateIds, foreignResources, unreachablePages } from './link-rules.mjs';
import { Site } from './site.mjs';

const config = 'base_url: https://example.org/base/  # a comment';
const madeUp = (files) => new Site('made-up', config, new Map(Object.entries(files)));

test('a sound site has no faults', () => {
  const site = madeUp({
    'index.html': `<link rel=stylesheet href="/base/a.css"><a href="/base/two/#here">two</a>
                   <a href="https://other.example/">elsewhere</a>`,
    'two/index.html': `<p id=here><img src="../dot.png"><a href="/base/">home</a>
                       <script>"https://example.org/base/two/"</script>`,
    '404.html': '<a href="/base/">home</a>',
    'old/index.html': '<meta http-equiv="refresh" content="0; url=/base/two/">',
    'a.css': 'p { background: url(dot.png) }',
    'feed.xml': '&#x3C;a href=&#x22;https://example.org/base/two/#here&#x22;&#x3E;two&#x3C;/a&#x3E;',
    'dot.png': '',
  });
  const rules = [brokenLinks, brokenOwnAddresses, foreignResources, duplicateIds, unreachablePages];
  assert.deepEqual(rules.flatMap((rule) => rule(site)), []);
});

// A page, or a file, and what one of the rules must say about it.
const faulty = [
  [brokenLinks, '<a href="/base/missing/">x</a>', /leads nowhere/],
  [brokenLinks, '<a href="/base">x</a>', /leaves the base path/],
  [brokenLinks, '<a href="/elsewhere/">x</a>', /leaves the base path/],
  [brokenLinks, '<a href="#missing">x</a>', /anchor/],
  [brokenLinks, '<a href="https://">x</a>', /not an address/],
  [brokenLinks, '<a href="javascript:void 0">x</a>', /is a script/],
  [brokenLinks, '<img srcset="/base/index.html 1x, /base/missing.png 2x">', /missing\.png leads nowhere/],
  [brokenLinks, '<link rel=alternate href="https://example.org/base/feed.xml">', /feed\.xml leads nowhere/],
  [brokenLinks, '<meta http-equiv=refresh content="0; url=/base/gone/">', /gone\/ leads nowhere/],
  [brokenLinks, '<style>@import "missing.css"</style>', /missing\.css leads nowhere/],
  [brokenOwnAddresses, '<meta property="og:url" content="https://example.org/two/">', /lacks the base path/],
  [brokenOwnAddresses, '<p>See https://example.org/base/missing/.', /leads nowhere/],
  [foreignResources, '<img src="https://other.example/dot.png">', /other\.example/],
  [foreignResources, '<link rel="preload stylesheet" href="//other.example/a.css">', /other\.example/],
  [foreignResources, '<p style="background: url(https://other.example/dot.png)">', /other\.example/],
  [duplicateIds, '<p id=a><p id=b><p id=a>', /id a stands/],
];

for (const [rule, page, expected] of faulty) {
  test(`${rule.name} sees the fault in ${page}`, () => {
    assert.match(rule(madeUp({ 'index.html': page })).join('\n'), expected);
  });
}

test('brokenLinks sees a missing file in a style sheet', () => {
  const site = madeUp({ 'assets/a.css': '@font-face { src: url("missing.woff2") }' });
  assert.deepEqual(brokenLinks(site), ['assets/a.css: <css> missing.woff2 leads nowhere']);
});

test('brokenOwnAddresses sees a broken link in the content of a feed', () => {
  const site = madeUp({ 'feed.xml': '&lt;a href="https://example.org/base/missing/?a=1&amp;amp;b=2"&gt;missing' });
  assert.deepEqual(brokenOwnAddresses(site), ['feed.xml: https://example.org/base/missing/?a=1&b=2 leads nowhere']);
});

test('unreachablePages sees a page that nothing links to', () => {
  const site = madeUp({ 'index.html': '<p>Alone', 'two/index.html': '<a href="/base/">home</a>' });
  assert.deepEqual(unreachablePages(site), ['two/index.html: no way leads here from home']);
});
