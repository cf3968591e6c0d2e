// The rules for pages see every fault of a page that has them all.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open } from './browser.mjs';
import { pageFaults } from './page-rules.mjs';

describe('a faulty page', () => {
  let session;
  let faults;

  before(async () => {
    session = await open(fileURLToPath(new URL('faulty', import.meta.url)));
    faults = await pageFaults(await session.browser.newPage(), session.home, session.home);
  });

  after(() => session.close());

  const expected = [
    /^console: warning: a warning/m,
    /^exception: an exception/m,
    /^404: .*missing\.png/m,
    /^failed: .*elsewhere\.invalid/m,
    /^request to elsewhere: .*elsewhere\.invalid/m,
    /^360 px, light: the page is \d{4} px wide/m,
    /^1440 px, light: image-alt: /m,
    /^1440 px, light: target-size: /m,
    /^1440 px, dark: color-contrast: /m,
  ];
  for (const pattern of expected) {
    test(`shows ${pattern.source}`, () => assert.match(faults.join('\n'), pattern));
  }

  test('has no faults that are not there', () => {
    assert.doesNotMatch(faults.join('\n'), /1440 px, \w+: the page is|light: color-contrast/);
  });
});
