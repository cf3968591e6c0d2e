// What must hold for a page in the browser, narrow and wide, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const windows = [{ width: 360, height: 740 }, { width: 1440, height: 900 }];
const schemes = ['light', 'dark'];

/** Everything wrong with the page at `url`, of the site whose home page is at `home`. */
export async function pageFaults(page, url, home) {
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !request.url().startsWith('data:')) {
      faults.push(`request to elsewhere: ${request.url()}`);
    }
  });

  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(axe);
  for (const size of windows) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(inspect);
      faults.push(...found.map((fault) => `${size.width} px, ${colorScheme}: ${fault}`));
    }
  }
  return faults;
}

/** Runs in the page. */
async function inspect() {
  const faults = [];
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide`);
  // axe leaves this rule of WCAG 2.2 off unless asked.
  const results = await globalThis.axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });
  for (const { id, nodes } of results.violations) {
    for (const { target, failureSummary } of nodes) faults.push(`${id}: ${target.join(' ')}: ${failureSummary}`);
  }
  return faults;
}
