// Eleventy: editions and items are Markdown files; collections bring them together.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAssets, copySkeleton, moment, repository, withFrontMatter, write } from './files.mjs';

const eleventy = join(repository, 'bench/node_modules/@11ty/eleventy');
const nodeOptions = ['--max-old-space-size=16384']; // Node stops at 4 GB otherwise, which 39,000 items exceed

export const title = 'Eleventy';
export const program = join(eleventy, 'cmd.cjs');
export const cases = ['clean'];
export const leftOvers = ['.cache'];
export const largest = { usually: 7800, withAll: Infinity };
export const searchIndex = { path: 'search.json', count: (index) => index.length };

export const version = () => JSON.parse(readFileSync(join(eleventy, 'package.json'), 'utf8')).version;
export const build = (site, output) =>
  ({ program: process.execPath, args: [...nodeOptions, program, '--quiet', `--output=${output}`], cwd: site });

export const itemFile = (edition, item) => `content/editions/${edition.number}/${item.slug}.md`;

/** @param {import('../archive/archive.mjs').Archive} archive */
export function writeSite(archive, folder) {
  copySkeleton('eleventy', folder);
  copyAssets(join(folder, 'assets'));
  const { sections, tags } = archive;
  write(folder, '_data/vocabulary.json', JSON.stringify({ sections, tags }));
  for (const edition of archive.editions) {
    const { number, title, summary: description, tldr, intro } = edition;
    const values = { layout: 'edition.11ty.js', title, description, date: moment(edition), number, tldr };
    write(folder, `content/editions/${number}/index.md`, withFrontMatter(values, intro));
    for (const item of edition.items) write(folder, itemFile(edition, item), itemText(edition, item));
  }
}

function itemText(edition, item) {
  const { title, summary: description, place, position, section, tags, url: link, authors, published, body } = item;
  const values = {
    title, description, date: moment(edition, place), edition: edition.number, place, position, section, tags, link,
    authors, published,
  };
  return withFrontMatter(values, body);
}
