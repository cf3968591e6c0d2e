// JavaScript templates, the fastest that Eleventy has; Markdown goes through no other template language.
import { readFileSync } from 'node:fs';

const { sections, tags } = JSON.parse(readFileSync(new URL('_data/vocabulary.json', import.meta.url), 'utf8'));
const pageLength = 50;

const isItem = ({ data }) => data.section !== undefined;
const isEdition = ({ data }) => data.number !== undefined;

/** The pages of one list. Eleventy paginates a single list: this site gives it a list of pages. */
function* pagesOf(folder, { id, title }, items) {
  const count = Math.ceil(items.length / pageLength);
  for (let number = 1; number <= count; ++number) {
    const address = (page) => `/${folder}/${id}/${page > 1 ? `page/${page}/` : ''}`;
    yield {
      folder, id, title, number, count, total: items.length,
      url: address(number),
      newer: number > 1 ? address(number - 1) : undefined,
      older: number < count ? address(number + 1) : undefined,
      items: items.slice((number - 1) * pageLength, number * pageLength),
    };
  }
}

export default function configure(config) {
  config.setQuietMode(true);
  config.addPassthroughCopy('assets');

  /** Each edition with its items, oldest first: edition 1 comes first. */
  config.addCollection('editions', (collections) => {
    const editions = collections.getAll().filter(isEdition).sort((a, b) => a.data.number - b.data.number);
    const entries = editions.map((edition) => ({ edition, items: [] }));
    for (const item of collections.getAll().filter(isItem)) entries[item.data.edition - 1].items.push(item);
    for (const { items } of entries) items.sort((a, b) => a.data.place - b.data.place);
    return entries;
  });

  // Eleventy's own sorting also looks at paths, and takes three times as long.
  const newestFirst = (collections) => collections.getAll().filter(isItem).sort((a, b) => b.date - a.date);

  config.addCollection('newest', newestFirst);

  config.addCollection('lists', (collections) => {
    const items = newestFirst(collections);
    const inSection = ({ id }) => items.filter(({ data }) => data.section === id);
    const withTag = ({ id }) => items.filter(({ data }) => data.tags.includes(id));
    return [
      ...sections.flatMap((section) => [...pagesOf('sections', section, inSection(section))]),
      ...tags.flatMap((tag) => [...pagesOf('tags', tag, withTag(tag))]),
    ];
  });

  return {
    dir: { input: 'content', includes: '../_includes', data: '../_data' },
    templateFormats: ['md', '11ty.js'],
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
