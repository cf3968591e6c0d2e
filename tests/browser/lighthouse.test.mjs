// Lighthouse, as on a slow phone, has nothing to say about the kinds of pages that readers see most.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { archive } from './browser.mjs';
import { audit, pages } from './lighthouse.mjs';

describe('lighthouse', () => {
  const rows = new Map();

  before(() => audit(archive, pages, ['mobile'], (row) => rows.set(row.page, row)));

  for (const page of Object.keys(pages)) {
    test(`${page}: accessible, sound, found by search engines, and nothing moves`, () => {
      const { scores, shift, faults } = rows.get(page);
      const { performance, ...others } = scores;
      assert.deepEqual(others, { accessibility: 100, 'best-practices': 100, seo: 100 }, faults.join('\n'));
      assert.equal(shift, 0);
      // 100 on a quiet machine (scripts/lighthouse.mjs); one that runs other tests meanwhile is slower.
      assert(performance >= 85, `${performance}: ${faults.join('\n')}`);
    });
  }

  test('the home page is under 60 kB over the wire', () => {
    const { bytes } = rows.get('home');
    assert(bytes > 10_000 && bytes < 60_000, `${bytes} bytes`);
  });
});
