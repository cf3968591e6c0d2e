// The measures give what a calculation by hand gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, ndcg, reciprocalRank } from './ndcg.mjs';

const near = (actual, expected) => assert(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test('the best order has an nDCG of 1, whatever comes after it', () => {
  near(ndcg(['a', 'b', 'c', 'x', 'y'], { a: 3, b: 2, c: 1 }), 1);
});

test('nDCG weighs grades by the logarithm of the rank', () => {
  const [second, third] = [Math.log2(3), Math.log2(4)];
  near(ndcg(['x', 'c', 'a'], { a: 3, b: 2, c: 1 }), (1 / second + 7 / third) / (7 + 3 / second + 1 / third));
});

test('nDCG looks at ten results, of the ideal order too', () => {
  const relevant = Object.fromEntries([...'abcdefghijkl'].map((item) => [item, 1]));
  near(ndcg([...'abcdefghij'], relevant), 1);
  near(ndcg([...'0123456789', 'a'], relevant), 0);
});

test('an item that comes twice counts once', () => {
  near(ndcg(['a', 'a', 'a'], { a: 3, b: 3 }), ndcg(['a', 'x', 'y'], { a: 3, b: 3 }));
});

test('nDCG of a query without relevant items is no number', () => {
  assert.throws(() => ndcg(['a'], {}), RangeError);
});

test('the reciprocal rank is that of the first relevant item among ten', () => {
  near(reciprocalRank(['x', 'y', 'b', 'a'], { a: 3, b: 1 }), 1 / 3);
  assert.equal(reciprocalRank([...'0123456789', 'a'], { a: 3 }), 0);
  assert.equal(reciprocalRank([], { a: 3 }), 0);
});

test('a report has means by kind and over all, what came in spite of -word, and answers to what has none', () => {
  const queries = [
    { query: 'one', kind: 'topical', relevant: { a: 3 } },
    { query: 'two', kind: 'topical', relevant: { b: 3 } },
    { query: 'one -c', kind: 'filter', relevant: { a: 1 }, not: ['c'] },
    { query: 'none', kind: 'negative', relevant: {} },
    { query: 'nothing', kind: 'negative', relevant: {} },
  ];
  const rankings = { one: ['a'], two: ['x', 'b'], 'one -c': ['a', 'c'], none: [], nothing: ['x'] };
  const half = 1 / Math.log2(3);
  assert.deepEqual(evaluate(queries, (query) => rankings[query]), {
    kinds: {
      topical: { queries: 2, ndcg: (1 + half) / 2, mrr: 0.75 },
      filter: { queries: 1, ndcg: 1, mrr: 1 },
    },
    all: { queries: 3, ndcg: (1 + half + 1) / 3, mrr: 2.5 / 3 },
    answered: ['nothing'],
    leaks: ['one -c: c'],
  });
});
