// One ranking, two implementations: `tokensite search` and the browser's client agree on every item,
// its score, the order, and the counts of every facet.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { promisify } from 'node:util';
import { open_site } from './engine.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = await open_site(`${root}public`);
const judged = JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));

const ask_program = async (query) => {
  const { stdout } = await promisify(execFile)(
    `${root}build/release/tokensite`,
    ['search', '--site', root, '--format', 'json', '--limit', '0', '--', query],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout);
};

const counts_of = ({ catalog }, counts, facet) =>
  Object.fromEntries(
    counts[facet].flatMap((count, value) => (count > 0 ? [[catalog.id_of(facet, value), count]] : [])),
  );

const assert_same = async (query) => {
  const program = await ask_program(query);
  const client = await site.find(query);
  assert.equal(client.strictness, program.strictness, query);
  assert.deepEqual(
    client.items.map(({ item, score }) => [site.id_of(item), score]),
    program.items.map(({ id, score }) => [id, score]),
    query,
  );
  await site.catalog.load_rare_hosts();
  const { counts } = await site.find(query);
  for (const facet of ['section', 'tag', 'year', 'host']) {
    assert.deepEqual(counts_of(site, counts, facet), program.facets[facet], `${facet}: ${query}`);
  }
};

/** Queries made of the archive's own words: two of them, with a slip, cut short, excluded, quoted. */
const made_queries = (count) => {
  let seed = 6;
  const below = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % n;
  };
  const words = [...new Set(site.catalog.files.word_files.flatMap((file) => file?.words ?? []))];
  const pick = () => words[below(words.length)];
  const kinds = [
    () => `${pick()} ${pick()}`,
    () => `${pick()} ${pick()} `,
    () => pick().replace(/(.)(.)(.)/, '$1$3$2'),
    () => pick().slice(0, -1),
    () => `${pick().slice(0, 3)}`,
    () => `${pick()} -${pick()}`,
    () => `"${pick()} ${pick()}"`,
    () => `${pick()}-${pick()} year:2026`,
    () => `${pick()}x${pick()} section:papers -host:arxiv.org`,
  ];
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]());
};

test('the program and the client find the same, in the same order', async () => {
  for (const { query } of judged.queries) await assert_same(query);
  const files = site.catalog.files;
  await Promise.all(files.root.words.versions.map((_, n) => files.load_words(n)));
  for (const query of made_queries(90)) await assert_same(query);
});

test('a query of signs alone finds nothing, and none at all everything', async () => {
  for (const query of ["'", '!!!', '🎥', '"', '-', '""', '-!', '?!? …']) {
    await assert_same(query);
    const { items, counts } = await site.find(query);
    assert.deepEqual(items, [], query);
    assert.deepEqual(Object.values(counts).flat().filter((count) => count > 0), [], query);
  }
  await assert_same('');
  assert.equal((await site.find('')).items.length, site.catalog.files.root.items);
});

test('the first letters of a word mean themselves, and read no more than one file', async () => {
  for (const query of ['a', 'rl', 'KV-c', 'model a', 'model rl', 'go', 'be']) await assert_same(query);
  const { find, files_read } = await open_site(`${root}public`);
  await find('s');
  assert.ok(files_read.filter((path) => path.startsWith('words/')).length === 1, String(files_read));
});

test('a query reads only the files that it needs', async () => {
  const { find, files_read } = await open_site(`${root}public`);
  await find('zebra');
  const words = files_read.filter((path) => path.startsWith('words/'));
  assert.ok(words.length <= 2, String(files_read));
  assert.deepEqual(files_read.filter((path) => path.startsWith('places/')), []);
  assert.deepEqual(files_read.filter((path) => path === 'hosts.json'), []);
});
