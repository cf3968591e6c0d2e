// The archive can be read without scripts, on paper, from a wrong address, and with a thumb.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { archive, open } from './browser.mjs';

describe('reading', () => {
  let session;

  before(async () => {
    session = await open(archive);
  });

  after(() => session.close());

  const kinds = ['', 'editions/', 'editions/32/', 'editions/32/kwai-keye-vl-2/', 'sections/', 'sections/papers/', 'tags/',
                 'tags/llm-agents/', 'search/', 'feeds/', 'about/'];

  /** The text that one sees in the content, and the links. */
  const content = (page) => page.locator('main').evaluate((main) => ({
    text: main.innerText,
    links: [...main.querySelectorAll('a[href]')].filter((link) => link.getClientRects().length > 0).length,
  }));

  test('without scripts, every page shows all of its content', async () => {
    const scripted = await session.browser.newPage();
    const plain = await session.browser.newPage({ javaScriptEnabled: false });
    // The search offers filters beside its lists: its own tests look at these.
    for (const kind of kinds.filter((kind) => kind !== 'search/')) {
      await scripted.goto(session.home + kind);
      await plain.goto(session.home + kind);
      const [expected, found] = [await content(scripted), await content(plain)];
      assert.notEqual(expected.text, '');
      assert.deepEqual(found, expected, kind);
    }
  });

  test('without scripts, the search page offers lists, and nothing of the search itself', async () => {
    for (const width of [360, 1440]) {
      const page = await session.browser.newPage({ javaScriptEnabled: false, viewport: { width, height: 740 } });
      await page.goto(`${session.home}search/`);
      assert.equal(await page.locator('.found').isVisible(), false);
      assert(await page.locator('[data-part=rest] a:visible').count() > 50);
      await page.close();
    }
  });

  test('without scripts, there are no buttons, for they would do nothing', async () => {
    const page = await session.browser.newPage({ javaScriptEnabled: false });
    for (const kind of kinds) {
      await page.goto(session.home + kind);
      assert.equal(await page.locator('button:visible').count(), 0, kind);
    }
  });

  test('without scripts, the colours follow the system', async () => {
    const page = await session.browser.newPage({ javaScriptEnabled: false, colorScheme: 'light' });
    await page.goto(session.home);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.notEqual(await background(), light);
  });

  // The crumbs stay: on paper they say where an item comes from.
  test('on paper there is the content, and no navigation', async () => {
    const page = await session.browser.newPage();
    for (const kind of ['', 'editions/32/', 'editions/32/kwai-keye-vl-2/']) {
      await page.goto(session.home + kind);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('nav:not(.crumbs):visible, button:visible').count(), 0, kind);
      assert(await page.locator('.e-content').first().isVisible(), kind);
    }
  });

  test('on paper, those who read in the dark too get dark letters', async () => {
    const page = await session.browser.newPage({ colorScheme: 'light' });
    await page.goto(`${session.home}editions/32/`);
    await page.locator('.theme-toggle').click();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ink = await page.locator('.e-content').first().evaluate((element) => {
      // Whatever notation the colour has, a canvas paints it in red, green and blue.
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.fillStyle = getComputedStyle(element).color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    });
    assert(Math.max(...ink.slice(0, 3)) < 128, `the ink is rgba(${ink})`);
  });

  test('a wrong address shows a page that works, however deep', async () => {
    const page = await session.browser.newPage();
    const missing = [];
    page.on('response', (response) => { if (response.status() >= 400) missing.push(response.url()); });
    const address = `${session.home}no/such/page/`;
    await page.goto(address);
    assert.deepEqual(missing, [address]);
    await page.locator('main a').first().click();
    assert.notEqual(page.url(), address);
    assert.deepEqual(missing, [address]);
  });

  for (const width of [360, 1440]) {
    test(`tags are large enough to touch at ${width} px`, async () => {
      const page = await session.browser.newPage({ viewport: { width, height: 740 } });
      for (const kind of ['editions/32/', 'editions/32/kwai-keye-vl-2/', 'tags/']) {
        await page.goto(session.home + kind);
        const sizes = await page.locator('a[rel~=tag]:visible, main a[href*="/tags/"]:visible').evaluateAll((links) =>
          links.map((link) => link.getBoundingClientRect()).map((box) => ({ width: box.width, height: box.height })));
        assert.notEqual(sizes.length, 0);
        assert.deepEqual(sizes.filter((size) => size.width < 24 || size.height < 24), [], kind);
      }
    });
  }
});
