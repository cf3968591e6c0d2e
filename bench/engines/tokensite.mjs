// tokensite's own search, by its own search page.
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../measure.mjs';
import { write } from '../tools/files.mjs';
import * as tokensite from '../tools/tokensite.mjs';
import { openPage, sizeOf } from './page.mjs';

export const title = 'tokensite';
export const version = tokensite.version;

const isPage = (file) => file === 'index.html';

/**
 * The page begins to load the search when it is opened. Here it has to wait for the first query, as in the header of
 * other pages: it goes by another name until then.
 */
const asleep = (html) => html
  .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '')
  .replace('id="search-page"', 'id="search-page-asleep"')
  .replace('data-part="results"', '$& id="search-results"')
  .replace('</body>', '<script type="module" src="page.js"></script>\n$&');

/**
 * The index is made anew, and nothing else: a build over the last output, of which the index is gone.
 * @param {import('./engines.mjs').Site} site
 */
export async function prepare({ source, output, program }, abort) {
  const folder = join(output, 'search');
  for (const file of readdirSync(folder)) {
    if (!isPage(file)) rmSync(join(folder, file), { recursive: true });
  }
  const { seconds } = await run({ ...tokensite.build(source, output), program }, abort);
  cpSync(new URL('tokensite/', import.meta.url), join(output, 'search-tokensite'), { recursive: true });
  write(output, 'search-tokensite/index.html', asleep(readFileSync(join(folder, 'index.html'), 'utf8')));
  return { seconds, ...sizeOf(folder, (file) => !isPage(file)) };
}

export const open = (page, { home }) => openPage(page, `${home}search-tokensite/`);

export const counts = (page, text, chosen, facet) =>
  page.evaluate(([query, values, name]) => window.counts(query, values, name), [text, chosen, facet]);
