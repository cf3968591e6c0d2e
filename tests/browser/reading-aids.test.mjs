// What helps while one reads: keys from item to item, links to copy, how far one is.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { archive, open } from './browser.mjs';

describe('reading aids', () => {
  let session;
  let context;
  let page;

  before(async () => {
    session = await open(archive);
  });

  beforeEach(async () => {
    await context?.close();
    context = await session.browser.newContext({
      viewport: { width: 1000, height: 700 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    await page.goto(`${session.home}editions/32/`);
  });

  after(() => session.close());

  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const titles = () => page.locator('.item h3 a').allTextContents();

  test('j leads to the next title, k to the one before, and each can be seen', async () => {
    const [first, second] = await titles();
    await page.keyboard.press('j');
    assert.equal(await focused(), first);
    await page.keyboard.press('j');
    assert.equal(await focused(), second);
    const box = await page.locator(':focus').boundingBox();
    assert(box.y >= 0 && box.y < 350, `the title stands at ${box.y} px`);
    await page.keyboard.press('k');
    assert.equal(await focused(), first);
    await page.keyboard.press('k');
    assert.equal(await focused(), first);  // there is nothing before the first
  });

  test('j goes on from where one reads', async () => {
    const all = await titles();
    await page.locator('.item').nth(4).evaluate((item) => item.scrollIntoView());
    await page.keyboard.press('j');
    assert.equal(await focused(), all[5]);
    await page.locator('.item').nth(9).evaluate((item) => item.scrollIntoView());
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('k');
    assert.equal(await focused(), all[9]);
  });

  for (const path of ['', 'editions/', 'tags/llm-agents/', 'sections/papers/', 'years/2026/', 'titles/a/']) {
    test(`j and k work on /${path}`, async () => {
      await page.goto(session.home + path);
      await page.keyboard.press('j');
      const first = await focused();
      await page.keyboard.press('j');
      assert.notEqual(await focused(), first);
      assert.notEqual(await page.evaluate(() => document.activeElement.closest('main')), null);
      await page.keyboard.press('k');
      assert.equal(await focused(), first);
    });
  }

  test('j is a letter in the search box, and not ours with Ctrl, Alt or Meta', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('jk');
    assert.equal(await page.locator('#search-box').inputValue(), 'jk');
    await page.goto(`${session.home}editions/32/`);
    for (const key of ['Control+k', 'Alt+j', 'Meta+j']) {
      await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', key);
    }
  });

  test('the keys can be switched off, and stay so', async () => {
    const button = page.locator('.keys-toggle');
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await page.reload();
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    for (const key of ['j', '/']) {
      await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', key);
    }
    await button.click();
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-box');
  });

  test('a click copies the permalink of the item, and says so', async () => {
    const item = page.locator('.item').nth(2);
    await item.locator('.copy-link').click();
    await page.locator('.said:text-is("Copied")').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await item.locator('a.u-url').evaluate((link) => link.href));
    await page.goto(copied);
    await page.locator('.copy-link').first().click();
    await page.locator('.said:text-is("Copied")').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), copied);
  });

  test('a clipboard that refuses is no silence', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.locator('.copy-link').first().click();
    await page.locator('.said:text-is("The link couldn\'t be copied.")').waitFor();
  });

  test('without a clipboard there is no button', async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.reload();
    assert.equal(await page.locator('.copy-link:visible').count(), 0);
  });

  test('the bar grows with what one has read, and only where motion is welcome', async () => {
    const bar = () => page.evaluate(() => getComputedStyle(document.querySelector('.edition'), '::before').clipPath);
    assert.equal(await bar(), 'none');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const right = async () => Number((await bar()).match(/inset\(0(?:px)? ([\d.]+)%/)?.[1] ?? 0);
    // The timeline begins with the next frame.
    for (let frame = 0; frame < 50 && !(await right() > 90); ++frame) await page.waitForTimeout(20);
    assert(await right() > 90, await bar());
    await page.evaluate(() => document.scrollingElement.scrollTo({ top: 3000, behavior: 'instant' }));
    await page.waitForFunction(() => scrollY === 3000);
    const half = await right();
    assert(half > 5 && half < 90, `${half} % are left`);
    await page.goto(`${session.home}editions/32/kwai-keye-vl-2/`);
    assert.equal(await page.locator('.edition').count(), 0);
  });

  test('the policy stops scripts and styles that are not the site\'s files', async () => {
    const stopped = [];
    page.on('console', (message) => stopped.push(message.text()));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ours"';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.body.append(style);
    });
    assert.notEqual(await page.title(), 'ours');
    assert(await page.locator('main').isVisible());
    assert.equal(stopped.filter((text) => text.includes('Content Security Policy')).length, 2);
  });
});
