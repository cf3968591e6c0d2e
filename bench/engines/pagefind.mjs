// Pagefind over the pages of items, through its JavaScript API.
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../measure.mjs';
import { firstLineOf, repository, write } from '../tools/files.mjs';
import { openPage, sizeOf } from './page.mjs';

export const title = 'Pagefind';
const program = join(repository, 'bench/node_modules/.bin/pagefind');
export const version = () => firstLineOf(program, '--version').split(' ').at(-1);

// Ready-made interfaces, which the API doesn't need.
const interfaces = /^pagefind-(ui|component-ui|modular-ui|highlight)\./;

/**
 * What an author would add to the templates: where the item is, what isn't its text, and its facets.
 * It is added to copies of the pages, before the clock starts.
 */
function withAttributes(html, section) {
  const end = html.indexOf('</article>');
  const item = html.slice(0, end)
    .replace('<article class="single h-entry"', '$& data-pagefind-body')
    .replace('<h1 ', `<i data-pagefind-filter="section:${section}"></i>$&`)
    .replace('<p class="copies', '<p data-pagefind-ignore class="copies')
    .replace(/<a class="p-category" rel="tag" href="[^"]*\/([^/"]+)\/"/g, '$& data-pagefind-filter="tag:$1"');
  return item + html.slice(end);
}

/** @param {import('./engines.mjs').Site} site */
export async function prepare({ folder, output }, abort) {
  const pages = join(folder, 'pagefind-pages');
  for (const file of readdirSync(join(output, 'api/editions'))) {
    const { number, items } = JSON.parse(readFileSync(join(output, 'api/editions', file), 'utf8'));
    for (const { id, section } of items) {
      const path = `editions/${number}/${id}/index.html`;
      write(pages, path, withAttributes(readFileSync(join(output, path), 'utf8'), section));
    }
  }
  const index = join(output, 'pagefind');
  rmSync(index, { recursive: true, force: true });
  const args = ['--site', pages, '--output-path', index, '--include-characters', '+#'];
  const { seconds } = await run({ program, args }, abort);
  rmSync(pages, { recursive: true });
  cpSync(new URL('pagefind/', import.meta.url), join(output, 'search-pagefind'), { recursive: true });
  return { seconds, ...sizeOf(index, (file) => !interfaces.test(basename(file))) };
}

export const open = (page, { home }) => openPage(page, `${home}search-pagefind/`);

export function counts(page, text, chosen, facet) {
  return page.evaluate(async ([query, values, name]) => {
    const any = Object.fromEntries(Object.entries(values).map(([key, list]) => [key, { any: list }]));
    const { filters } = await window.search(query, { filters: any });
    return filters[name];
  }, [text, chosen, facet]);
}
