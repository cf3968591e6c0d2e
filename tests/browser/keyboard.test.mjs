// Everything can be done without a mouse, and one sees where one is.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { archive, open } from './browser.mjs';

describe('with the keyboard alone', () => {
  let session;
  let page;

  before(async () => {
    session = await open(archive);
    page = await session.browser.newPage({ reducedMotion: 'reduce' });
  });

  after(() => session.close());

  test('the first stop skips to the content', async () => {
    await page.goto(`${session.home}editions/32/`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main_content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main_content');
    await page.keyboard.press('Tab');
    assert(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is in the content');
  });

  for (const path of ['', 'editions/32/', 'editions/32/kwai-keye-vl-2/', 'tags/', 'search/']) {
    for (const width of [360, 1440]) {
      test(`every stop on /${path} can be seen at ${width} px`, async () => {
        await page.setViewportSize({ width, height: 740 });
        await page.goto(session.home + path);
        const stops = await page.locator('a[href], button, input, select, summary').count();
        const faults = [];
        for (let stop = 0; stop < stops; ++stop) {
          await page.keyboard.press('Tab');
          const fault = await page.evaluate(focusFault);
          if (fault) faults.push(fault);
        }
        assert.deepEqual(faults, []);
      });
    }
  }

  test('the button for the colours answers to the space bar', async () => {
    await page.goto(session.home);
    await page.locator('.theme-toggle').focus();
    await page.keyboard.press('Space');
    assert.equal(await page.locator('.theme-toggle').getAttribute('aria-pressed'), 'true');
  });
});

/** Runs in the page: why one cannot see where the focus is, or null. */
function focusFault() {
  const element = document.activeElement;
  if (element === document.body) return null;  // the browser's own controls come between last and first
  const name = element.outerHTML.slice(0, 120);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  if ((outlineStyle === 'none' || parseFloat(outlineWidth) < 2) && boxShadow === 'none') return `no ring: ${name}`;
  // A link over two lines has two boxes, and nothing between them.
  const box = element.getClientRects()[0];
  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const isSeen = seen !== null && (element.contains(seen) || seen.contains(element));
  return isSeen ? null : `hidden behind something, or outside the window: ${name}`;
}
