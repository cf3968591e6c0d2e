// Pictures of the built site (scripts/site), in the browser of the tests.
//   node scripts/screenshots.mjs           the documents': five pages, light and dark, into docs/images
//   node scripts/screenshots.mjs FOLDER    every kind of page, at three widths, light and dark
import { mkdirSync, writeFileSync } from 'node:fs';
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
  changes: 'changes/',
  search: 'search/?q=long+context',
};
const shown = ['home', 'edition', 'item', 'tag', 'search'];
const widths = [360, 768, 1440];
const schemes = ['light', 'dark'];

function* everything() {
  for (const [kind, path] of Object.entries(kinds)) {
    for (const width of widths) {
      for (const scheme of schemes) yield { name: `${kind}-${width}-${scheme}`, path, width, scheme, fullPage: true };
    }
  }
}

// One windowful each: a picture of the whole page would be too large to read in a document.
function* documents() {
  for (const kind of shown) {
    for (const scheme of schemes) yield { name: `${kind}-${scheme}`, path: kinds[kind], width: 1200, scheme, fullPage: false };
  }
}

const [folder] = process.argv.slice(2);
const output = folder ?? fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(output, { recursive: true });

const { browser, home, close } = await open(archive);
const page = await browser.newPage({ reducedMotion: 'reduce' });
const session = await page.context().newCDPSession(page);  // Playwright itself makes no WebP
for (const { name, path, width, scheme, fullPage } of folder ? everything() : documents()) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(home + path);
  await page.evaluate(() => document.fonts.ready);
  if (path.includes('?q=')) await page.locator('.results .p-summary:not(:empty)').first().waitFor();
  const picture = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82, captureBeyondViewport: fullPage });
  writeFileSync(join(output, `${name}.webp`), picture.data, 'base64');
}
await close();
