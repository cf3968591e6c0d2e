// tokensite: what all others are held against.
import { join } from 'node:path';
import { copySkeleton, firstLineOf, repository, withFrontMatter, write } from './files.mjs';

export const title = 'tokensite';
export const program = join(repository, 'build/bench/tokensite');
export const cases = ['clean', 'unchanged', 'edited', 'template'];
export const leftOvers = ['.tokensite'];
export const largest = { usually: Infinity, withAll: Infinity };

export const searchIndex = { path: 'search/index.json', count: ({ items }) => items };

export const version = (tool = program) => firstLineOf(tool, '--version').split(' ').at(-1);
export const build = (site, output) => ({ program, args: ['build', '--site', site, '--output', output] });

const folderOf = ({ number, slug }) => `content/editions/${String(number).padStart(4, '0')}-${slug}`;

/** Relative to the site, as in every tool. */
export const itemFile = (edition, item) => join(folderOf(edition), item.section, `${item.position}-${item.slug}.md`);

/** A file of the theme that every page shows; in a site's own folder it takes the place of the shipped one. */
export const templateFile = 'themes/tokenizer/templates/footer.mustache';

/** @param {import('../archive/archive.mjs').Archive} archive */
export function writeSite(archive, folder) {
  copySkeleton('tokensite', folder);
  for (const edition of archive.editions) {
    const { number, title, date, tldr, intro } = edition;
    write(folder, join(folderOf(edition), 'edition.md'), withFrontMatter({ number, title, date, tldr }, intro));
    for (const item of edition.items) {
      const { title, url, tags, authors, published, body } = item;
      write(folder, itemFile(edition, item), withFrontMatter({ title, url, tags, authors, published }, body));
    }
  }
}
