// What the engines have in common: a page with `show`, results in `#search-results`, an index in files.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @param {(file: string) => boolean} counts which files, by their paths below the folder */
export function sizeOf(folder, counts = () => true) {
  const sizes = readdirSync(folder, { recursive: true }).filter(counts)
    .map((file) => statSync(join(folder, file))).filter((status) => status.isFile()).map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

export async function openPage(page, url) {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => window.show !== undefined);
}

/**
 * Shows the results of a query: the milliseconds until they stand in the page, laid out; that moment, in milliseconds
 * since 1970; and the items, such as `32/a-slug`, the best first.
 * @returns {Promise<{milliseconds: number, moment: number, items: string[]}>}
 */
export async function query(page, text) {
  const { milliseconds, moment, links } = await page.evaluate(async (words) => {
    const results = () => document.getElementById('search-results');
    const start = performance.now();
    await window.show(words);
    results().getBoundingClientRect();
    const end = performance.now();
    const links = [...results().querySelectorAll('a[href]')].map(({ href }) => href);
    return { milliseconds: end - start, moment: performance.timeOrigin + end, links };
  }, text);
  const items = links.map((link) => link.match(/\/editions\/(\d+\/[^/]+)\/$/)?.[1]).filter((item) => item);
  return { milliseconds, moment, items: [...new Set(items)] };
}

/**
 * Types each text key by key, with `pace` milliseconds between keys, or more if results take longer. `block` is the
 * longest task of the page's thread, as its own Long Tasks API has it: 0 if none took 50 ms.
 * @returns {Promise<{keys: number[], block: number}>}
 */
export function type(page, texts, pace) {
  return page.evaluate(async ([list, wait]) => {
    const results = () => document.getElementById('search-results');
    const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
    const keys = [];
    let block = 0;
    const watch = new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) block = Math.max(block, duration);
    });
    watch.observe({ type: 'longtask' });
    for (const text of list) {
      for (let length = 1; length <= text.length; ++length) {
        const start = performance.now();
        await window.show(text.slice(0, length));
        results().getBoundingClientRect();
        const time = performance.now() - start;
        keys.push(time);
        await sleep(Math.max(0, wait - time));
      }
    }
    await sleep(wait);
    watch.disconnect();
    return { keys, block };
  }, [texts, pace]);
}
