// Readers' tools find editions and items by their microformats, whatever the theme; and what they
// find is what the JSON copies say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mf2 } from 'microformats-parser';
import { archive, sites } from './sites.mjs';

const editionPages = (site) => site.paths('index.html').filter((path) => /^editions\/\d+\/index\.html$/.test(path));
const number = (path) => path.split('/')[1];
const parse = (site, path) => mf2(site.text(path), { baseUrl: site.urlOf(path) });

/** The entries of an edition's page, as an h-feed's children. */
function entriesOf(site, path) {
  const feeds = parse(site, path).items.filter(({ type }) => type.includes('h-feed'));
  assert.equal(feeds.length, 1, `${path}: one h-feed`);
  return feeds[0].children.filter(({ type }) => type.includes('h-entry'));
}

const itemsOf = (site, path) => JSON.parse(site.text(`api/editions/${number(path)}.json`)).items;

for (const site of sites) {
  test(`the items on the edition pages of ${site.name} are those of the JSON copies`, () => {
    for (const path of editionPages(site)) {
      const found = entriesOf(site, path).map(({ properties }) => ({
        title: properties.name[0],
        permalink: properties.url[0],
        recommends: properties['bookmark-of'] ?? [],
        tags: (properties.category ?? []).length,
      }));
      const expected = itemsOf(site, path).map(({ title, permalink, url, tags }) => ({
        title,
        permalink,
        recommends: url ? [url] : [],
        tags: tags.length,
      }));
      assert.deepEqual(found, expected, path);
    }
  });

  test(`each item of ${site.name} is an article that carries what the contract names`, () => {
    for (const path of editionPages(site)) {
      const $ = site.page(path);
      const entries = $('.h-feed .h-entry');
      assert.equal(entries.length, $('article.h-entry').length, `${path}: every entry is an article`);
      for (const entry of entries) {
        for (const selector of ['a.u-url[href]', '.p-name', '.e-content']) {
          assert.equal($(entry).find(selector).length, 1, `${path}: ${selector}`);
        }
        assert.notEqual($(entry).find('.e-content').text().trim(), '', `${path}: an item's text`);
        assert.equal($(entry).find('.u-bookmark-of:not(a[href])').length, 0, `${path}: a.u-bookmark-of`);
        assert.equal($(entry).find('.p-category:not(a[rel~=tag][href])').length, 0, `${path}: a.p-category[rel=tag]`);
      }
    }
  });

  test(`each item's own page in ${site.name} is an h-entry with that address`, () => {
    for (const path of editionPages(site)) {
      for (const { properties: { url: [url], name: [name] } } of entriesOf(site, path)) {
        const [entry] = parse(site, site.pathOf(url)).items.filter(({ type }) => type.includes('h-entry'));
        assert.equal(entry.properties.url[0], url);
        assert.equal(entry.properties.name[0], name);
        assert.notEqual(entry.properties.content[0].value.trim(), '');
      }
    }
  });
}

test('the archive has 60 items: 5 papers, 4 videos, 3 reads, 2 tools and 1 pick in each edition', () => {
  const paths = editionPages(archive);
  for (const path of paths) {
    const counts = {};
    for (const { section } of itemsOf(archive, path)) counts[section] = (counts[section] ?? 0) + 1;
    assert.deepEqual(counts, { papers: 5, videos: 4, reads: 3, tools: 2, learning: 1 }, path);
    assert.equal(entriesOf(archive, path).length, 15, path);
  }
  assert.equal(paths.flatMap((path) => entriesOf(archive, path)).length, 60);
});
