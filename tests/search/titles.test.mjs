// Titles come along with words, so that results show at once; so do the addresses they lead to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { Archive } from '../../themes/tokenizer/scripts/search/archive.js';
import { open_site } from './engine.mjs';

const folder = fileURLToPath(new URL('../../public', import.meta.url));

test('a title that came with a word leads to its item', async () => {
  const { catalog } = await open_site(folder);
  const { files } = catalog;
  for (let n = 0; n < files.root.words.versions.length; ++n) await files.load_words(n);
  const archive = new Archive('/');
  const found = [...files.titles.keys()].sort((a, b) => a - b).map((item) => archive.title_of(catalog, item));
  const expected = files.root.editions.flatMap(([number]) => {
    const { items } = JSON.parse(readFileSync(`${folder}/api/editions/${number}.json`, 'utf8'));
    return items.map(({ id, title }) => ({ title, url: `/editions/${number}/${id}/` }));
  });
  assert.deepEqual(found, expected);
});

test('nearly all of the first ten results of two words have titles at once', async () => {
  const { queries } = JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));
  let [shown, titled] = [0, 0];
  for (const { query } of queries) {
    const { catalog, find } = await open_site(folder);
    if (query.split(/\s+/).length !== 2) continue;
    for (const { item } of (await find(query)).items.slice(0, 10)) {
      ++shown;
      if (catalog.files.titles.has(item)) ++titled;
    }
  }
  assert.ok(shown > 100 && titled / shown > 0.9, `${titled} of ${shown}`);
});
