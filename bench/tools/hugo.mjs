// Hugo: editions are sections, items their pages; tokensite's sections and tags are taxonomies.
import { join } from 'node:path';
import { copyAssets, copySkeleton, firstLineOf, moment, withFrontMatter, write } from './files.mjs';

export const title = 'Hugo';
export const program = '/usr/bin/hugo';
export const cases = ['clean', 'unchanged', 'edited'];
export const leftOvers = ['resources', '.hugo_build.lock'];
export const largest = { usually: Infinity, withAll: Infinity };
export const searchIndex = { path: 'search.json', count: (index) => index.length };

export const version = () => firstLineOf(program, 'version').match(/v([\d.]+)/)[1];
export const build = (site, output) => ({ program, args: ['--quiet', '--source', site, '--destination', output] });

export const itemFile = (edition, item) => `content/editions/${edition.number}/${item.slug}.md`;

/** @param {import('../archive/archive.mjs').Archive} archive */
export function writeSite(archive, folder) {
  copySkeleton('hugo', folder);
  copyAssets(join(folder, 'static/assets'));
  writeTaxonomies(archive, folder);
  for (const edition of archive.editions) {
    const { number, title, summary: description, tldr, intro } = edition;
    const date = moment(edition);
    const older = number > 1 ? `/editions/${number - 1}` : undefined;
    const newer = number < archive.editions.length ? `/editions/${number + 1}` : undefined;
    const values = { title, description, date, type: 'edition', number, older, newer, tldr };
    write(folder, `content/editions/${number}/_index.md`, withFrontMatter(values, intro));
    for (const item of edition.items) write(folder, itemFile(edition, item), itemText(edition, item));
  }
}

function itemText(edition, item) {
  const { title, summary: description, place, position, section, url: link, tags, authors, published, body } = item;
  const values = {
    title, description, date: moment(edition, place), weight: place, position, part: section, sections: [section],
    tags, link, authors, appeared: published,
  };
  return withFrontMatter(values, body);
}

function writeTaxonomies({ sections, tags }, folder) {
  for (const [taxonomy, terms] of Object.entries({ sections, tags })) {
    for (const { id, title } of terms) {
      write(folder, `content/${taxonomy}/${id}/_index.md`, withFrontMatter({ title }, ''));
    }
  }
  const numbered = sections.map((section, index) => [section.id, { ...section, position: index + 1 }]);
  write(folder, 'data/sections.json', JSON.stringify(Object.fromEntries(numbered)));
  write(folder, 'data/tags.json', JSON.stringify(Object.fromEntries(tags.map(({ id, title }) => [id, title]))));
}
