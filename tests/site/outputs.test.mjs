// Everything that a site is promised to have is there, and is what its name says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertNone } from './faults.mjs';
import { archive, sites } from './sites.mjs';
import { parseXml } from './xml.mjs';

const isRedirect = (site, path) => site.page(path)('meta[http-equiv=refresh i]').length > 0;
const json = (site, path) => JSON.parse(site.text(path));

for (const site of sites) {
  test(`${site.name} has every file that a site has`, () => {
    const promised = ['index.html', 'editions/index.html', 'sections/index.html', 'tags/index.html', 'search/index.html',
                      'sources/index.html', 'titles/index.html', 'trends/index.html', 'feeds/index.html', '404.html', 'feed.xml', 'atom.xml', 'feed.json', 'api/editions.json',
                      'api/tags.json', 'llms.txt', 'sitemap.xml', 'robots.txt', '.nojekyll', 'opensearch.xml'];
    assert.deepEqual(promised.filter((path) => !site.files.has(path)), []);
  });

  test(`every edition of ${site.name} has a page, a Markdown copy and a JSON copy, and every item a page`, () => {
    const editions = json(site, 'api/editions.json').editions;
    assert.notEqual(editions.length, 0);
    for (const { number } of editions) {
      for (const path of [`editions/${number}/index.html`, `editions/${number}.md`, `api/editions/${number}.json`]) {
        assert(site.files.has(path), `${path} is missing`);
      }
      const { items } = json(site, `api/editions/${number}.json`);
      assert.notEqual(items.length, 0);
      for (const { permalink } of items) assert(site.files.has(site.pathOf(permalink)), `${permalink} is missing`);
    }
  });

  test(`every tag that ${site.name} lists has a page, a feed and items`, () => {
    for (const { id, count } of json(site, 'api/tags.json').tags) {
      assert(site.files.has(`tags/${id}/index.html`), `tags/${id}/ is missing`);
      assert(site.files.has(`tags/${id}/feed.xml`), `tags/${id}/feed.xml is missing`);
      assert(count > 0, `${id} has ${count} items`);
    }
  });

  test(`the sitemap of ${site.name} lists every page once`, () => {
    const locations = parseXml(site.text('sitemap.xml')).all('url').map((url) => url.first('loc').text);
    const pages = site.paths('.html').filter((path) => path !== '404.html' && !isRedirect(site, path));
    assert.deepEqual(locations.sort(), pages.map((path) => site.urlOf(path)).sort());
  });

  test(`robots.txt of ${site.name} names the sitemap`, () => {
    assert.match(site.text('robots.txt'), new RegExp(`^Sitemap: ${site.baseUrl}sitemap\\.xml$`, 'm'));
  });

  test(`the search description of ${site.name} is OpenSearch`, () => {
    const description = parseXml(site.text('opensearch.xml'));
    assert.equal(description.name, 'OpenSearchDescription');
    assert.equal(description.namespace, 'http://a9.com/-/spec/opensearch/1.1/');
    const shortName = description.first('ShortName').text;
    assert(shortName.length > 0 && shortName.length <= 16, `ShortName has 1 to 16 characters: ${shortName}`);
    assert.match(description.first('Url').attributes.template, /^https:.*\{searchTerms\}/);
  });

  test(`llms.txt of ${site.name} opens with a heading, and the tagline as a quotation`, () => {
    assert.match(site.text('llms.txt'), site.tagline ? /^# \S.*\n\n> \S/ : /^# \S.*\n\n## \S/);
  });

  test(`every page of ${site.name} has a title, a description, one h1 and its own canonical address`, () => {
    const faults = [];
    const titles = new Map();
    for (const path of site.paths('.html').filter((page) => !isRedirect(site, page))) {
      const $ = site.page(path);
      const title = $('title').text().trim();
      if (title === '') faults.push(`${path}: no title`);
      if (titles.has(title)) faults.push(`${path}: has the title of ${titles.get(title)}: ${title}`);
      titles.set(title, path);
      if (!$('meta[name=description]').attr('content')?.trim()) faults.push(`${path}: no description`);
      if ($('h1').length !== 1) faults.push(`${path}: ${$('h1').length} h1`);
      const canonical = $('link[rel=canonical]').attr('href');
      const expected = path === '404.html' ? undefined : site.urlOf(path);
      if (canonical !== expected) faults.push(`${path}: is canonical at ${canonical}`);
    }
    assertNone(faults);
  });

  test(`the style sheets of ${site.name} are small, and named by their content`, () => {
    const sheets = site.paths('.css');
    assert.notEqual(sheets.length, 0);
    for (const path of sheets) {
      assert.match(path, /^assets\/[\w-]+\.[\da-f]{8,}\.css$/);
      // As servers send them: comments and white space cost next to nothing then.
      const bytes = gzipSync(site.files.get(path)).length;
      assert(bytes < 7_000, `${path}: ${bytes} bytes, compressed`);
    }
  });
}

test('the archive has its four editions', () => {
  const numbers = json(archive, 'api/editions.json').editions.map(({ number }) => number);
  assert.deepEqual(numbers, [32, 30, 21, 8]);
});

test('the newest edition, and all of its items, are on the front page', () => {
  const newest = archive.page('editions/32/index.html')('.h-entry a.u-url').toArray().map(({ attribs }) => attribs.href);
  const front = archive.page('index.html')('.h-entry a.u-url').toArray().map(({ attribs }) => attribs.href);
  assert.deepEqual(front, newest);
});
