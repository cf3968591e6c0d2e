// The program and the browser find the same items in the same order, by every judged query and by some that are
// mistyped or cut.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeQueries } from '../../bench/queries.mjs';
import { openClient } from './client.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.TOKENSITE_PROGRAM ?? `${root}build/release/tokensite`;
const read = (path) => JSON.parse(readFileSync(root + path, 'utf8'));

function searchByProgram(query) {
  const args = ['search', '--site', root, '--format', 'json', '--limit', '0', '--', query];
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' })).items.map(({ id }) => id);
}

const items = readdirSync(`${root}public/api/editions`).flatMap((file) => {
  const edition = read(`public/api/editions/${file}`);
  return edition.items.map(({ id, title }) => ({ item: `${edition.number}/${id}`, title }));
});
const judged = read('tests/search/queries.json').queries.map(({ query }) => query);
const { 'one typo': mistyped, 'cut last word': cut } = makeQueries(items, 30, 1);

describe('the program and the browser', () => {
  let searchByClient;

  before(async () => {
    searchByClient = await openClient();
  });

  for (const query of [...judged, ...[...mistyped, ...cut].map(({ text }) => text)]) {
    test(`agree on ${query}`, async () => {
      assert.deepEqual(await searchByClient(query), searchByProgram(query));
    });
  }
});
