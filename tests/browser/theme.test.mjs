// The reader's choice between light and dark.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { archive, open } from './browser.mjs';

describe('the colour scheme', () => {
  let session;
  let context;
  let page;

  before(async () => {
    session = await open(archive);
  });

  beforeEach(async () => {
    await context?.close();
    context = await session.browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(session.home);
  });

  after(() => session.close());

  const toggle = () => page.locator('.theme-toggle');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('follows the system until the reader chooses', async () => {
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.notEqual(await background(), light);
    assert.equal(await toggle().getAttribute('aria-pressed'), 'true');
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(await background(), light);
    assert.equal(await toggle().getAttribute('aria-pressed'), 'false');
  });

  test('changes with the button, and back', async () => {
    const light = await background();
    await toggle().click();
    assert.notEqual(await background(), light);
    assert.equal(await toggle().getAttribute('aria-pressed'), 'true');
    await toggle().click();
    assert.equal(await background(), light);
  });

  test('stays as chosen on the next page, whatever the system says', async () => {
    await toggle().click();
    const dark = await background();
    await page.goto(`${session.home}editions/`);
    assert.equal(await background(), dark);
    assert.equal(await toggle().getAttribute('aria-pressed'), 'true');
  });

  test('is set before there is anything to paint, so nothing flashes', async () => {
    await toggle().click();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.themeAtFirstSight = document.documentElement.dataset.theme;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    assert.equal(await page.evaluate(() => window.themeAtFirstSight), 'dark');
  });

  test('still changes where the browser forbids storage', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });
    });
    await page.reload();
    const light = await background();
    await toggle().click();
    assert.notEqual(await background(), light);
  });
});
