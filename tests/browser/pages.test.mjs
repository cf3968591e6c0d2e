// Every page, narrow and wide, light and dark: quiet, self-contained, no wider than the window, and
// without anything that axe objects to.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { archive, open } from './browser.mjs';
import { pageFaults } from './page-rules.mjs';

/** Below the base path: `''`, `editions/32/`, `404.html`. Without those that only lead elsewhere. */
function pagesIn(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return pagesIn(path);
    if (!entry.name.endsWith('.html') || readFileSync(path, 'utf8').includes('http-equiv="refresh"')) return [];
    return [relative(archive, path).replace(/(^|\/)index\.html$/, '$1')];
  });
}

// Two pages at a time, one for each core of a small machine.
describe('pages', { concurrency: 2 }, () => {
  let session;
  const idle = [];

  before(async () => {
    session = await open(archive);
    // Without transitions: colours half-way from light to dark have no contrast worth measuring.
    const context = await session.browser.newContext({ reducedMotion: 'reduce' });
    idle.push(await context.newPage(), await context.newPage());
  });

  after(() => session.close());

  for (const path of pagesIn(archive)) {
    test(`/${path} is sound at every width and in every colour`, async () => {
      const page = idle.pop();
      try {
        assert.deepEqual(await pageFaults(page, session.home + path, session.home), []);
      } finally {
        page.removeAllListeners();
        idle.push(page);
      }
    });
  }
});
