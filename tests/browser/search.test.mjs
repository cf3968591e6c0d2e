// The search in a browser: as one types, by keyboard, filtered, sent to a friend, without a network.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { archive, open } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site;
before(async () => (site = await open(archive)));
after(() => site.close());

/** A page whose console must stay empty. */
const with_page = async (work, options = {}) => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  try {
    await work(page);
    assert.deepEqual(said, []);
  } finally {
    await page.close();
  }
};
const results = '[data-part=results]';
const titles = (page, within = results) => page.locator(`${within} .result-title a`).allTextContents();
const type = async (page, text) => {
  await page.fill('#search-box', text);
  await page.waitForFunction(
    (query) => new URLSearchParams(location.search).get('q') === query, text.trim() === '' ? null : text);
};
const settled = (page, said) =>
  page.waitForFunction((text) => document.querySelector('[data-part=status]').textContent.includes(text), said);
const count_of = async (page, facet, label) => {
  await page.waitForSelector('[data-part=facets][aria-busy=false]');
  const row = page.locator(`[data-facet=${facet}] label`, { hasText: label });
  return (await row.count()) === 0 ? 0 : Number(await row.first().locator('.count').textContent());
};

test('nothing of the search is downloaded before it is wanted', () =>
  with_page(async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.home, { waitUntil: 'networkidle' });
    assert.deepEqual(asked.filter((path) => path.includes('search')), []);
    const wanted = page.waitForRequest(/search\/index\.json/);
    await page.keyboard.press('/');
    await wanted;
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-box');
  }));

test('the box in the header shows the best items, and arrow keys lead through them', () =>
  with_page(async (page) => {
    await page.goto(site.home);
    await page.keyboard.press('/');
    await page.keyboard.type('glm-5.2');
    await page.waitForSelector('.search-panel article');
    assert.match((await titles(page, '.search-panel'))[0], /^GLM-5\.2 is probably/);
    assert.deepEqual(await page.locator('.search-panel .result-title mark').allTextContents(), ['GLM', '5.2']);
    const focused = () => page.evaluate(() => document.activeElement.closest('article') !== null);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), true);
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-box');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.search-panel').isVisible(), false);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), '', 'focus is free to go on');
  }));

test('Enter in the header box leads to the search page with the query', () =>
  with_page(async (page) => {
    await page.goto(site.home);
    await page.fill('#search-box', 'speculative decoding');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\/\?q=speculative\+decoding/);
    await page.waitForSelector(`${results} article`);
    assert.equal(await page.inputValue('#search-box'), 'speculative decoding');
    assert.match((await titles(page))[0], /Speculative Decoding/);
  }));

test('results come as one types, with words marked and a snippet', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/`);
    await type(page, '"long context"');
    await page.waitForSelector(`${results} .p-summary mark`);
    assert.ok((await titles(page)).length >= 3);
    await type(page, 'speculatve');
    await settled(page, 'very words');
    await type(page, 'xyzzy');
    await settled(page, 'Nothing found');
    assert.deepEqual(await titles(page), []);
    await type(page, '?!');
    await settled(page, 'no words');
    assert.deepEqual(await titles(page), []);
    await type(page, '');
    await page.waitForSelector('[data-part=rest]', { state: 'visible' });
  }));

test('a card that stays while one types is the same, with other words marked', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?q=diffusion`);
    await page.waitForSelector(`${results} .p-summary mark`);
    const before = await titles(page);
    await page.evaluate((path) => document.querySelectorAll(`${path} article`).forEach((card, i) => (card.before = i)), results);
    await type(page, 'diffusion lang');
    await page.waitForFunction((path) => document.querySelector(`${path} mark:not(:only-child)`), results);
    const stayed = await page.evaluate((path) =>
      [...document.querySelectorAll(`${path} article`)].map((card) => [card.before, card.querySelector('h3 a').textContent]), results);
    assert.ok(stayed.some(([was]) => was !== undefined));
    for (const [was, title] of stayed) if (was !== undefined) assert.equal(title, before[was]);
    await type(page, 'diffusion');
    await page.waitForFunction(
      ([path, count]) => document.querySelectorAll(`${path} .result-title a`).length === count, [results, before.length]);
    assert.deepEqual(await titles(page), before, 'and their order is that of the results');
  }));

test('nothing moves while results are filled in, under filters too', () =>
  with_page(async (page) => {
    await page.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((shifts) => {
        for (const { value } of shifts.getEntries()) globalThis.moved += value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site.home}search/?q=diffusion&section=papers`);
    await page.waitForSelector(`${results} .chips a`);
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => globalThis.moved), 0);
  }));

test('a result has the button that copies its permalink', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?q=diffusion`);
    const card = page.locator(`${results} article`).first();
    await card.getByRole('button', { name: /^Copy link: ./ }).click();
    await page.locator('.said:text-is("Copied")').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await card.locator('.result-title a').evaluate((link) => link.href));
    assert.equal((await page.request.get(copied)).status(), 200);
  }, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('whoever leaves for a result at once comes back to the query', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/`);
    await page.focus('#search-box');
    await page.keyboard.type('diffusion');
    await page.waitForSelector(`${results} article a[href]`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/editions\/\d+\/[^/]+\/$/);
    await page.goBack();
    await page.waitForSelector(`${results} article`);
    assert.equal(await page.inputValue('#search-box'), 'diffusion');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#search-box').value === '');
  }));

test('filters add up inside of a facet and narrow each other, and counts say what they would give', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?q=model`);
    await page.waitForSelector(`${results} article`);
    const papers = await count_of(page, 'section', 'Papers');
    const videos = await count_of(page, 'section', 'Videos');
    assert.ok(papers > 0 && videos > 0);
    await page.locator('[data-facet=section] label', { hasText: 'Papers' }).click();
    await settled(page, `${papers} item`);
    assert.equal(await count_of(page, 'section', 'Videos'), videos, 'its siblings keep their counts');
    await page.locator('[data-facet=section] label', { hasText: 'Videos' }).click();
    await settled(page, `${papers + videos} item`);
    const year = await count_of(page, 'year', '2026');
    await page.locator('[data-facet=year] label', { hasText: '2026' }).click();
    await settled(page, `${year} item`);
    assert.equal(new URL(page.url()).search, '?q=model&section=papers&section=videos&year=2026');
    await page.goBack();
    await settled(page, `${papers + videos} item`);
    await page.goForward();
    await settled(page, `${year} item`);
    await page.getByRole('button', { name: 'Remove Videos' }).click();
    await page.waitForURL(/section=papers&year=2026$/);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.waitForURL(/\?q=model$/);
  }));

test('an address opens as it was sent, and a tag alone has its feed', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?section=papers&by=edition`);
    await page.waitForSelector(`${results} h2`);
    const editions = await page.locator(`${results} h2 a`).allTextContents();
    assert.deepEqual(editions, [...editions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true })));
    assert.equal(await page.isChecked('[data-part=by-edition]'), true);
    const feed = await page.locator('[data-part=status] a').getAttribute('href');
    assert.match(feed, /sections\/papers\/feed\.xml$/);
    assert.equal((await page.request.get(new URL(feed, page.url()).href)).status(), 200);
    await page.goto(`${site.home}search/?tag=no-such-tag`);
    await settled(page, 'items');
    assert.equal(await page.locator('[data-part=status] a').count(), 0, 'a tag that there is not has no feed');
  }));

test('more results come on demand, and the focus goes to the first of them', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?year=2026`);
    await page.waitForSelector(`${results} button.more`);
    assert.equal((await titles(page)).length, 10);
    await page.click(`${results} button.more`);
    // It comes with the last of the new titles.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-part=results] h3 a')].indexOf(document.activeElement) === 10);
  }));

test('what is focused stays focused when the filters are drawn anew', () =>
  with_page(async (page) => {
    await page.goto(`${site.home}search/?q=model`);
    await page.waitForSelector('[data-facet=section] input');
    await page.focus('[data-facet=section] input[value=papers]');
    await page.keyboard.press('Space');
    await page.waitForURL(/section=papers/);
    await page.waitForFunction(() => document.activeElement.value === 'papers');
  }));

test('a file that fails is said and can be tried again', async () => {
  const page = await site.browser.newPage();
  try {
    await page.route(/search\/words\//, (route) => route.abort());
    await page.goto(`${site.home}search/`);
    await page.fill('#search-box', 'diffusion');
    await settled(page, "couldn't be loaded");
    await page.unroute(/search\/words\//);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForSelector(`${results} article`);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-box');
  } finally {
    await page.close();
  }
});

test('results stand there before tags and hosts do, and without them', async () => {
  const page = await site.browser.newPage();
  try {
    await page.route(/search\/facets\.json/, (route) => route.abort());
    await page.goto(`${site.home}search/?q=diffusion`);
    await page.waitForSelector(`${results} .p-summary mark`);
    assert.equal(await count_of(page, 'tag', 'Diffusion'), 0);
    await page.unroute(/search\/facets\.json/);
    await type(page, 'diffusion model');
    await page.waitForSelector('[data-facet=tag] label');
    await page.waitForSelector(`${results} .chips a`);
    assert.equal(await page.locator('.awaited').count(), 0);
  } finally {
    await page.close();
  }
});

test('files of an older build are noticed, and the index is read anew', () =>
  with_page(async (page) => {
    let old = true;
    await page.route(/search\/index\.json/, async (route) => {
      const response = await route.fetch();
      const index = await response.json();
      if (old) index.words.versions = index.words.versions.map(() => '0123456789');
      old = false;
      await route.fulfill({ response, json: index });
    });
    await page.goto(`${site.home}search/`);
    await page.fill('#search-box', 'diffusion');
    await page.waitForSelector(`${results} article`);
  }));

test('without scripts the page offers sections, tags and editions, and the box leads to it', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  try {
    await page.goto(site.home);
    await page.fill('#search-box', 'diffusion');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\/\?q=diffusion/);
    assert.ok((await page.locator('[data-part=rest] a').count()) > 10);
    assert.equal(await page.locator('.found').isVisible(), false);
  } finally {
    await context.close();
  }
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in any state of the search (${colorScheme}, ${width})`, () =>
      with_page(
        async (page) => {
          const check = async (state) => {
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() =>
              globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
            const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
            assert.deepEqual(found, [], state);
          };
          await page.goto(`${site.home}search/?q=model&section=papers&tag=agents`);
          await page.waitForSelector(`${results} .p-summary mark`);
          await check('results with filters');
          await page.locator('[data-part=fold] summary').click();
          await check('filters folded or unfolded');
          await type(page, 'xyzzy');
          await settled(page, 'Nothing found');
          await check('nothing found');
          await page.goto(site.home);
          await page.fill('#search-box', 'diffusion');
          await page.waitForSelector('.search-panel .p-summary mark');
          await check('the box in the header');
        },
        { colorScheme, viewport: { width, height: 900 } },
      ));
  }
}
