// The queries that bench/search makes are what they are said to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRandom } from '../../bench/archive/random.mjs';
import { makeQueries, mistype } from '../../bench/queries.mjs';

const titles = [
  'Sparse Decoders for a Tiny Robot', 'Sparse Decoders for Nobody', 'The Patient Compiler, Explained',
  'Tiny Robots, Big Compilers', 'A Letter', 'A Letter',
];
const items = titles.map((title, index) => ({ item: `1/${index}`, title }));
const titleOf = (item) => titles[item.slice(2)].toLowerCase();

/** Whether one deletion, insertion, replacement or exchange of neighbours makes `b` of `a`. */
function isOneSlip(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) ++start;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return a !== b && (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1) ||
    restA[1] + restA[0] + restA.slice(2) === restB);
}

test('the same seed makes the same queries', () => {
  assert.deepEqual(makeQueries(items, 4, 1), makeQueries(items, 4, 1));
});

test('whole titles and cut ones ask for items whose title nobody else has', () => {
  const { 'whole titles': whole, 'cut last word': cut } = makeQueries(items, 10, 1);
  assert.deepEqual(whole.map(({ item }) => item).sort(), ['1/0', '1/1', '1/2', '1/3']);
  for (const { text, item } of whole) assert.equal(text.toLowerCase(), titleOf(item));
  for (const { text, item } of cut) {
    assert(titleOf(item).startsWith(text.toLowerCase()));
    assert.equal(text.split(' ').length, titleOf(item).split(' ').length);
    assert.notEqual(text.toLowerCase(), titleOf(item));
  }
});

test('two words stand together in no other title', () => {
  const { 'two words': pairs } = makeQueries(items, 10, 1);
  assert.equal(pairs.length, 4);
  for (const { text, item } of pairs) {
    const words = text.split(' ');
    assert.equal(words.length, 2);
    const holders = items.filter(({ title }) =>
      words.every((word) => title.toLowerCase().match(/[a-z]+/g).includes(word)));
    assert.deepEqual(holders.map((holder) => holder.item), [item]);
  }
});

test('a typo is one slip in one word', () => {
  const random = makeRandom(3);
  const made = new Set();
  for (let count = 0; count < 500; ++count) {
    const word = mistype('tokenizer', random);
    assert(isOneSlip('tokenizer', word), word);
    made.add(word.length);
  }
  assert.deepEqual([...made].sort((a, b) => a - b), [8, 9, 10]);
});
