// Pelican: items are articles, editions are pages; a plugin brings them together.
import { join } from 'node:path';
import { copyAssets, copySkeleton, firstLineOf, moment, write } from './files.mjs';

export const title = 'Pelican';
export const program = '/usr/bin/pelican';
export const cases = ['clean'];
export const leftOvers = ['__pycache__', 'plugins/__pycache__'];
export const largest = { usually: 7800, withAll: 7800 };
export const searchIndex = { path: 'search.json', count: (index) => index.length };

export const version = () => firstLineOf(program, '--version');
export const build = (site, output) =>
  ({ program, args: ['content', '--quiet', '--settings', 'pelicanconf.py', '--output', output], cwd: site });

export const itemFile = (edition, item) => `content/editions/${edition.number}/${item.slug}.md`;

/** @param {import('../archive/archive.mjs').Archive} archive */
export function writeSite(archive, folder) {
  copySkeleton('pelican', folder);
  copyAssets(join(folder, 'theme/static'));
  const { sections, tags } = archive;
  write(folder, 'vocabulary.json', JSON.stringify({ sections, tags }));
  for (const edition of archive.editions) {
    write(folder, `content/pages/editions/${edition.number}.md`, editionText(edition));
    for (const item of edition.items) {
      const sectionPlace = sections.findIndex(({ id }) => id === item.section) + 1;
      write(folder, itemFile(edition, item), itemText(edition, item, sectionPlace));
    }
  }
}

const dateOf = (...place) => moment(...place).replace('T', ' ').replace('Z', '');

function editionText(edition) {
  const { number, title, summary, tldr, intro } = edition;
  const lines = Object.entries(tldr).map(([id, line]) => [`Tldr_${id}`, line]);
  return withMetadata({
    Title: title, Date: dateOf(edition), Summary: summary, Slug: number, Template: 'edition', Number: number,
    Url: `editions/${number}/`, Save_as: `editions/${number}/index.html`, ...Object.fromEntries(lines),
  }, intro);
}

function itemText(edition, item, sectionPlace) {
  const { title, summary, slug, place, position, section, tags, url, authors, published, body } = item;
  return withMetadata({
    Title: title, Date: dateOf(edition, place), Summary: summary, Slug: slug, Edition: edition.number, Place: place,
    Position: position, Category: section, Section_place: sectionPlace, Tags: tags.join(', '), Link: url,
    Authors: authors.join('; '), Published: published,
  }, body);
}

function withMetadata(values, text) {
  const lines = Object.entries(values).filter(([, value]) => value !== '');
  return `${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}\n${text}\n`;
}
