// The judgements are about the archive as it is: every item is there, filters and exclusions let the
// relevant ones through, and nothing that has a phrase in it was overlooked.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const { queries } = JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8'));
const api = new URL('../../public/api/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, api), 'utf8'));

const tagTitles = new Map(read('tags.json').tags.map(({ id, title }) => [id, title]));

/** For a search by hand: no case, no accents, no typographic quotes, and spaces for hyphens. */
const plain = (text) =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll('’', "'").replace(/[-\s]+/g, ' ');

/** Edition/item → what filters and phrases look at. */
const items = new Map(readdirSync(new URL('editions/', api)).flatMap((file) => {
  const edition = read(`editions/${file}`);
  return edition.items.map(({ id, title, content_text: text, tags, section, host, authors }) => [
    `${edition.number}/${id}`,
    {
      text: plain([title, text, ...tags.map((tag) => tagTitles.get(tag)), ...authors].join('\n')),
      tag: tags, section: [section], edition: [String(edition.number)], host: [host], year: [edition.date.slice(0, 4)],
    },
  ]);
}));

/** `{ filters, excluded, phrases, words }` of a query. */
function parse(query) {
  const parts = { filters: [], excluded: [], phrases: [], words: [] };
  for (const [part, phrase] of query.replace(/[“”]/g, '"').matchAll(/"([^"]*)"|\S+/g)) {
    const filter = part.match(/^(tag|section|edition|host|year):(.+)$/);
    if (phrase !== undefined) parts.phrases.push(plain(phrase));
    else if (filter) parts.filters.push(filter.slice(1));
    else if (part.startsWith('-')) parts.excluded.push(plain(part.slice(1)));
    else parts.words.push(part);
  }
  return parts;
}

/** The items that filters, exclusions and phrases let through; words aside. */
function letThrough(query) {
  const { filters, excluded, phrases } = parse(query);
  const passes = (item) =>
    filters.every(([name, value]) => item[name].includes(value)) &&
    phrases.every((phrase) => item.text.includes(phrase)) && !excluded.some((word) => item.text.includes(word));
  return [...items].filter(([, item]) => passes(item)).map(([key]) => key).sort();
}

const kinds = ['known-item', 'topical', 'typo', 'phrase', 'negative', 'prefix', 'filter'];

test('there are at least 60 queries, some of each kind, and none twice', () => {
  assert(queries.length >= 60);
  assert.equal(new Set(queries.map(({ query }) => query)).size, queries.length);
  assert.deepEqual([...new Set(queries.map(({ kind }) => kind))].sort(), [...kinds].sort());
});

for (const { query, kind, relevant, not = [] } of queries) {
  test(`the judgement of ${query} holds`, () => {
    const keys = Object.keys(relevant).sort();
    const through = letThrough(query);
    const { words, phrases } = parse(query);
    assert.deepEqual([...keys, ...not].filter((key) => !items.has(key)), []);
    assert(Object.values(relevant).every((grade) => [1, 2, 3].includes(grade)));
    assert.equal(keys.length === 0, kind === 'negative');
    assert.deepEqual(keys.filter((key) => !through.includes(key)), []);
    assert.deepEqual(not.filter((key) => through.includes(key)), []);
    // With words there are items that a filter lets through and the words don't.
    if (words.length === 0) assert.deepEqual(through, keys);
    if (phrases.length > 0) assert.notDeepEqual(through, [...items.keys()].sort());
  });
}
