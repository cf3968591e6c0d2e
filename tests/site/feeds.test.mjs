// Every feed of every site follows the rules, and has in it what it should.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone } from './faults.mjs';
import { readFeed } from './feed-readers.mjs';
import { feedFaults } from './feed-rules.mjs';
import { archive, sites } from './sites.mjs';

const isFeed = (path) => /(^|\/)(feed\.xml|atom\.xml|feed\.json)$/.test(path);
const entriesOf = (site, path) => readFeed(path, site.text(path), () => {}).entries;

for (const site of sites) {
  const { baseUrl, feedId } = site;
  test(`the feeds of ${site.name} follow the rules`, () => {
    const faults = [...site.files.keys()].filter(isFeed)
      .flatMap((path) => feedFaults(site.files.get(path), { path, url: site.urlOf(path), baseUrl, feedId }));
    assertNone(faults);
  });

  test(`the three feeds of ${site.name} carry the same editions`, () => {
    const [rss, ...others] = ['feed.xml', 'atom.xml', 'feed.json'].map((path) =>
      entriesOf(site, path).map(({ id, link, title }) => ({ id, link, title })));
    for (const other of others) assert.deepEqual(other, rss);
  });

  test(`the feeds of ${site.name} link to its pages`, () => {
    for (const path of [...site.files.keys()].filter(isFeed)) {
      for (const { link } of entriesOf(site, path)) {
        assert(site.files.has(site.pathOf(link)), `${path}: ${link} leads nowhere`);
      }
    }
  });
}

test('every section and every tag in use has a feed, and none is empty', () => {
  const folders = [...archive.files.keys()].filter((path) => /^(sections|tags)\/[^/]+\/index\.html$/.test(path));
  assert(folders.length > 5);
  for (const folder of folders) {
    const feed = folder.replace('index.html', 'feed.xml');
    assert(archive.files.has(feed), `${feed} is missing`);
    assert.notEqual(entriesOf(archive, feed).length, 0, `${feed} is empty`);
  }
});
