// Whether two tools built the same site: the same pages, with the same items and texts on them.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const base = '/tokenizer/';
// Ways into the archive that only tokensite offers: they cost it time, and nobody has to copy them.
const ownAddress = /^(sources|titles|years|trends)\//;
const itemAddress = /^editions\/\d+\/[^/]+\/$/;

/**
 * @typedef {{
 *   pages: Map<string, string>, itemPages: number, sitemap: Set<string>, feedEntries: number,
 *   indexEntries: number, pageBytes: number, files: number, bytes: number,
 * }} BuiltSite `pages`: address below the base → what has to be the same everywhere: of an item its text, of
 *   any other page the items that it links to. Redirects aren't pages.
 */

/** @returns {BuiltSite} */
export function readSite(output, searchIndex) {
  const pages = new Map();
  const size = { pageBytes: 0, files: 0, bytes: 0 };
  for (const path of readdirSync(output, { recursive: true })) {
    const file = join(output, path);
    const status = statSync(file);
    if (!status.isFile()) continue;
    size.files += 1;
    size.bytes += status.size;
    if (!path.endsWith('.html')) continue;
    const html = readFileSync(file, 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    size.pageBytes += status.size;
    const address = path.replace(/(^|\/)index\.html$/, '$1');
    if (ownAddress.test(address)) continue;
    pages.set(address, itemAddress.test(address) ? textOf(html) : itemsIn(html));
  }
  const read = (path) => (existsSync(join(output, path)) ? readFileSync(join(output, path), 'utf8') : '');
  const sitemap = read('sitemap.xml').matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g);
  const index = read(searchIndex.path);
  return {
    ...size,
    pages,
    itemPages: [...pages.keys()].filter((address) => itemAddress.test(address)).length,
    sitemap: new Set([...sitemap].map(([, path]) => path.slice(base.length))
      .filter((address) => !ownAddress.test(address))),
    feedEntries: read('feed.xml').split('<item>').length - 1,
    indexEntries: index && searchIndex.count(JSON.parse(index)),
  };
}

/** The words of an item's text, whatever the spaces and entities between them. */
function textOf(html) {
  const [, content] = html.match(/<div class="e-content[^"]*">([\s\S]*?)<\/div>/) ?? [undefined, ''];
  const characters = { lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'", amp: '&' };
  return content
    .replace(/<[^>]*>/g, ' ').replace(/&(\w+|#\d+);/g, (entity, name) => characters[name] ?? entity)
    .replace(/\s+/g, ' ').replace(/ (?=[,.;:)])/g, '').trim();
}

function itemsIn(html) {
  const links = html.matchAll(/href="?([^"\s>#]*)/g);
  const items = [...links].map(([, url]) => url.slice(base.length)).filter((address) => itemAddress.test(address));
  return [...new Set(items)].sort().join('\n');
}

const named = (address) => address || 'the home page';

/** What there is to say against `site`, if `reference` is right. */
export function differences(site, reference) {
  const found = [];
  const compareSets = (what, set, expected) => {
    for (const address of expected.keys()) if (!set.has(address)) found.push(`${what} lacks ${named(address)}`);
    for (const address of set.keys()) if (!expected.has(address)) found.push(`${what} adds ${named(address)}`);
  };
  compareSets('the page set', site.pages, reference.pages);
  compareSets('sitemap.xml', site.sitemap, reference.sitemap);
  for (const [address, content] of reference.pages) {
    if (!site.pages.has(address) || site.pages.get(address) === content) continue;
    found.push(`${named(address)} ${itemAddress.test(address) ? 'has another text' : 'shows other items'}`);
  }
  for (const [name, key] of [['feed.xml', 'feedEntries'], ['the search index', 'indexEntries']]) {
    if (site[key] !== reference[key]) found.push(`${name} has ${site[key] || 'no'} entries, not ${reference[key]}`);
  }
  return found;
}
