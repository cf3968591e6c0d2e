// Pictures of the built site (scripts/site), in the browser of the tests.
//   node scripts/screenshots.mjs           the README's: the home page, light and dark, into docs/images
//   node scripts/screenshots.mjs FOLDER    every kind of page, at three widths, light and dark
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive, open } from '../tests/browser/browser.mjs';

const kinds = {
  home: '',
  edition: 'editions/32/',
  item: 'editions/32/kwai-keye-vl-2/',
  tag: 'tags/llm-agents/',
  editions: 'editions/',
  year: 'years/2026/',
  sources: 'sources/',
  source: 'sources/arxiv.org/',
  titles: 'titles/',
  letter: 'titles/a/',
  trends: 'trends/',
  search: 'search/',
};
const widths = [360, 768, 1440];
const schemes = ['light', 'dark'];

function* everything() {
  for (const [kind, path] of Object.entries(kinds)) {
    for (const width of widths) {
      for (const scheme of schemes) yield { name: `${kind}-${width}-${scheme}`, path, width, scheme, fullPage: true };
    }
  }
}

// One windowful each: a picture of the whole page would be too large to read in a README.
const readme = schemes.map((scheme) => ({ name: `home-${scheme}`, path: '', width: 1440, scheme, fullPage: false }));

const [folder] = process.argv.slice(2);
const output = folder ?? fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(output, { recursive: true });

const { browser, home, close } = await open(archive);
const page = await browser.newPage({ reducedMotion: 'reduce' });
for (const { name, path, width, scheme, fullPage } of folder ? everything() : readme) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(home + path);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(output, `${name}.png`), fullPage });
}
await close();
