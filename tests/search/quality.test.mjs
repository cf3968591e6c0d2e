// The search over this repository's own archive stays as good as it is. `node tests/search/quality.mjs` says how good
// that is, and where there is room for improvement; what has improved may be held here.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { measureQuality } from './quality.mjs';

const least = { 'known-item': 0.99, topical: 0.88, typo: 0.9, phrase: 0.88, prefix: 0.98, filter: 0.98 };

describe('the search over this archive', () => {
  let report;

  before(async () => {
    ({ report } = await measureQuality());
  });

  for (const [kind, gain] of Object.entries(least)) {
    test(`has an nDCG@10 of at least ${gain} for ${kind} queries`, () => {
      assert(report.kinds[kind].ndcg >= gain, `it is ${report.kinds[kind].ndcg}`);
    });
  }

  test('leaves out what a query excludes', () => assert.deepEqual(report.leaks, []));

  test('finds nothing for what nothing answers', () => assert.deepEqual(report.answered, []));
});
