// What is measured: how the site is prepared for a build, and put back afterwards.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, write } from './tools/files.mjs';

/**
 * @typedef {{
 *   tool: import('./tools/tools.mjs').Tool, site: string, output: string, edition: object, item: object,
 * }} Place `item` is the one that is edited, the first of the newest edition, so it is on the home page and
 *   in the feeds, too.
 * @typedef {{
 *   title: string,
 *   prepare: (place: Place, word: string) => void,
 *   restore?: (place: Place) => void,
 *   shows?: (place: Place) => string,
 * }} Case `shows` is a page that has the word after the build.
 */

const pageOf = ({ edition, item, output }) => join(output, `editions/${edition.number}/${item.slug}/index.html`);

/** Calls `change` with the path and the text of the edited item's file. */
function onItem({ tool, site, edition, item }, change) {
  const file = join(site, tool.itemFile(edition, item));
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, change(text.slice(0, text.indexOf(item.body)) + item.body));
}

/** @type {Record<string, Case>} */
export const cases = {
  clean: {
    title: 'clean',
    prepare: ({ tool, site, output }) => {
      for (const path of [output, ...tool.leftOvers.map((name) => join(site, name))]) {
        rmSync(path, { recursive: true, force: true });
      }
    },
  },
  unchanged: { title: 'unchanged', prepare: () => {} },
  edited: {
    title: 'item edited',
    prepare: (place, word) => onItem(place, (text) => `${text} ${word}\n`),
    restore: (place) => onItem(place, (text) => `${text}\n`),
    shows: pageOf,
  },
  // The template is the footer, of which every page has one.
  template: {
    title: 'template edited',
    prepare: ({ tool, site }, word) => {
      const text = readFileSync(join(repository, tool.templateFile), 'utf8');
      write(site, tool.templateFile, text.replace('</footer>', `<p>${word}</p>\n</footer>`));
    },
    restore: ({ tool, site }) => rmSync(join(site, tool.templateFile)),
    shows: pageOf,
  },
};
