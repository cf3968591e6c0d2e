// The client's reading of texts and queries, by the same cases as the program's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { find_marks, snippet_of } from '../../themes/tokenizer/scripts/search/marks.js';
import { parse_query } from '../../themes/tokenizer/scripts/search/query.js';
import { read_state, write_state } from '../../themes/tokenizer/scripts/search/state.js';
import { read_words } from '../../themes/tokenizer/scripts/search/words.js';

const cases = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')).cases;

test('a text is read as the program reads it', () => {
  for (const { text, words } of cases('words.json')) {
    const mark = { plain: '', joined: '+', tail: '~' };
    const read = read_words(text).map(({ form, position, kind }) => `${form}@${position}${mark[kind]}`);
    assert.equal(read.join(' '), words, text);
  }
});

test('a query is read as the program reads it', () => {
  for (const { query, parsed } of cases('parsed-queries.json')) {
    const { clauses, filters, is_wordless } = parse_query(query);
    const sign = ({ is_excluded }) => (is_excluded ? '-' : '');
    const read = [
      ...filters.map((filter) => `${sign(filter)}${filter.kind}=${filter.value}`),
      ...clauses.map((clause) => {
        const words = clause.parts.map(({ form }) => form).join('.');
        const joined = clause.joined === '' ? '' : `[${clause.joined}]`;
        return `${sign(clause)}${clause.is_phrase ? `"${words}"` : words}${joined}${clause.is_open ? '...' : ''}`;
      }),
      ...(is_wordless ? ['(no words)'] : []),
    ];
    assert.equal(read.join(' '), parsed, query);
  }
});

test('words are marked in the text as it is written', () => {
  const marked = (text, ...words) =>
    find_marks(text, new Set(words)).map(([begin, end]) => text.slice(begin, end));
  assert.deepEqual(marked('The Café’s ﬁne GLM-5.2', 'cafe', 'fine', '5.2'), ['Café’s', 'ﬁne', '5.2']);
  assert.deepEqual(marked('GLM-5.2, glm', 'glm5.2', 'glm'), ['GLM-5.2', 'glm']);
  assert.deepEqual(marked('大模型很大', '模型'), ['模型']);
  assert.deepEqual(marked('👩‍👩‍👧 e\u0301t\u00e9 👍🏽', 'ete'), ['e\u0301t\u00e9']);
  assert.deepEqual(marked('nothing here'), []);
});

test('a snippet shows where the words are, cut at spaces', () => {
  const text = `${'before '.repeat(60)}the needle and the thread ${'after '.repeat(60)}`.trim();
  const snippet = snippet_of(text, new Set(['needle', 'thread']), 100);
  assert.match(snippet, /^… before .*needle and the thread.* …$/);
  assert.ok(snippet.length <= 106);
  const ends = snippet_of(`${'before '.repeat(60)}the end`, new Set(['end']), 100);
  assert.match(ends, /^… before .* the end$/);
  assert.ok(ends.length > 90, 'there is as much of it at the end of the text');
  assert.equal(snippet_of('short', new Set(['x']), 100), 'short');
  assert.match(snippet_of(text, new Set(), 100), /^before .* …$/);
  assert.equal(snippet_of('x'.repeat(300), new Set(), 100).length, 102);
});

test('the state in the address comes back as it was', () => {
  const empty = { section: [], tag: [], year: [], host: [] };
  for (const state of [
    { query: 'a&b #1 "c d"', chosen: { ...empty, tag: ['llm', 'c++'], year: ['2026'] }, by: 'edition' },
    { query: '', chosen: { ...empty, host: ['münchen.de'] }, by: 'relevance' },
  ]) {
    assert.deepEqual(read_state(write_state(state)), state);
  }
  assert.equal(write_state({ query: ' ', chosen: empty, by: 'relevance' }), '');
  assert.deepEqual(read_state('?tag=x&tag=x&by=nonsense').chosen.tag, ['x']);
});
