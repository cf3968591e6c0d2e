// The e-mail of an edition, narrow and wide, light and dark, with and without what mail programs take away.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { archive, open } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.TOKENSITE_PROGRAM ?? `${root}build/release/tokensite`;

const email = (site, edition) =>
  execFileSync(program, ['export', edition, '--format', 'email', '--site', root + site], { encoding: 'utf8' });

/** As Gmail and Outlook for Windows show it: they drop the style sheets of the head, or parts of them. */
const stripped = (html) => html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ class="[^"]*"/g, '');

const mails = {
  'in the theme tokenizer': email('.', '32'),
  'in German, with code, a table and a picture': email('examples/rundbrief', '2'),
  'in the theme plain': email('examples/plain', '1'),
};

describe('e-mail', () => {
  let session;

  before(async () => {
    session = await open(archive);
  });

  after(() => session.close());

  /** A page that shows the mail and loads nothing. */
  async function show(html, width, colorScheme) {
    const page = await session.browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.route('**/*', (route) => route.abort());
    await page.setContent(html, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** axe's findings on colours, names and order; an e-mail has no landmarks. */
  async function findings(page) {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({
        resultTypes: ['violations'],
        rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
      });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
    });
  }

  for (const [name, html] of Object.entries(mails)) {
    for (const width of [360, 700]) {
      for (const scheme of ['light', 'dark']) {
        test(`${name}: readable at ${width} px, ${scheme}`, async () => {
          const page = await show(html, width, scheme);
          assert.deepEqual(await findings(page), []);
          assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width);
          const size = await page.locator('h3 ~ p, h3 ~ div p').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
          assert(size >= 13, `${size} px`);
          await page.close();
        });
      }
    }

    test(`${name}: readable without the style sheets that programs drop`, async () => {
      const page = await show(stripped(html), 360, 'light');
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 360);
      await page.close();
    });

    test(`${name}: the preview is hidden, and dark is dark`, async () => {
      const page = await show(html, 700, 'dark');
      assert.equal(await page.locator('body > div').first().isVisible(), false);
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert(Math.max(...background.match(/\d+/g).slice(0, 3).map(Number)) < 64, background);
      await page.close();
    });
  }
});
