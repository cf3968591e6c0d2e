// Lighthouse, on a site served as GitHub Pages does it: compressed, and kept for ten minutes.
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromiumOptions } from './browser.mjs';
import { serve } from './server.mjs';

/** The kinds of pages that readers see most. */
export const pages = {
  home: '',
  edition: 'editions/32/',
  item: 'editions/32/kwai-keye-vl-2/',
  tag: 'tags/llm-agents/',
  search: 'search/?q=long+context',
};

/** Lighthouse's own settings: a slow phone, and a computer. */
export const forms = { mobile: undefined, desktop: desktopConfig };

/** Lighthouse speaks to the browser by itself, through a port: one that is free now. */
function freePort() {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}

/**
 * `pages`: name → path. `tell` gets a row for each page in each form: `page`, `form`, `scores` (0–100, by category),
 * `shift` (layout shift), `paint` (largest contentful paint, ms), `bytes` (over the wire), `faults` (audits that
 * aren't perfect).
 */
export async function audit(folder, pages, wantedForms, tell) {
  const port = await freePort();
  const server = await serve(folder, '/tokenizer/', { compresses: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...chromiumOptions, `--remote-debugging-port=${port}`],
  });
  try {
    for (const [page, path] of Object.entries(pages)) {
      for (const form of wantedForms) {
        const { lhr } = await lighthouse(server.url + path, { port, output: [], logLevel: 'silent' }, forms[form]);
        tell({ page, form, ...read(lhr) });
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

function read({ audits, categories, runtimeError }) {
  if (runtimeError) throw new Error(runtimeError.message);
  const scores = Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]));
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs).filter(({ weight }) => weight > 0);
  const faults = [...new Set(weighed.map(({ id }) => id))]
    .map((id) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, displayValue, details }) =>
      `${id}: ${displayValue ?? ''} ${(details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? '').join(' ')}`.trim());
  const requests = audits['network-requests'].details.items;
  return {
    scores,
    shift: audits['cumulative-layout-shift'].numericValue,
    paint: audits['largest-contentful-paint'].numericValue,
    bytes: requests.reduce((sum, { transferSize }) => sum + transferSize, 0),
    faults,
  };
}
