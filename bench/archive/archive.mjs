// A made-up newsletter: the same editions for the same seed, whatever they are then written as.
import { readFileSync } from 'node:fs';
import { distinct, makeRandom } from './random.mjs';
import { hosts, makeWriter } from './writer.mjs';

/**
 * @typedef {{id: string, title: string, emoji: string, count: number}} Section
 * @typedef {{id: string, title: string}} Tag
 * @typedef {{
 *   section: string, position: number, place: number, slug: string, title: string, url: string,
 *   tags: string[], authors: string[], published: string, summary: string, body: string,
 * }} Item `position` is its place in the section, `place` that in the edition; both count from 1.
 * @typedef {{
 *   number: number, slug: string, title: string, date: string, tldr: Record<string, string>,
 *   intro: string, summary: string, items: Item[],
 * }} Edition
 * @typedef {{
 *   title: string, tagline: string, baseUrl: string, author: string,
 *   sections: Section[], tags: Tag[], editions: Edition[],
 * }} Archive Editions in order, newest last.
 */

const config = readFileSync(new URL('../tools/tokensite/tokensite.yml', import.meta.url), 'utf8');
const newestDate = Date.UTC(2025, 11, 31);
const day = 24 * 3600 * 1000;
const summaryLength = 200;

const setting = (key) => config.match(new RegExp(`^${key}: (.*)$`, 'm'))[1];

/** @returns {Section[]} */
const sections = [...config.matchAll(/\{id: (\w+), +title: "?([^",]+)"?, +emoji: (\S+), count: (\d+)/g)]
  .map(([, id, title, emoji, count]) => ({ id, title, emoji, count: Number(count) }));

/** @returns {Tag[]} */
const tags = [...config.matchAll(/^ {2}([\w-]+): \{title: ([^,}]+)/gm)].map(([, id, title]) => ({ id, title }));

export const itemsInEdition = sections.reduce((sum, { count }) => sum + count, 0);

/** @returns {Archive} */
export function makeArchive({ items, seed }) {
  const random = makeRandom(seed);
  const writer = makeWriter(random);
  const drawHost = random.zipf(hosts, 1);
  const drawTag = random.zipf(tags.map(({ id }) => id), 0.9);
  const count = items / itemsInEdition;

  const addItem = (edition, time, section, position) => {
    const title = writer.title();
    const slug = freeSlug(title, edition.items);
    const body = writer.body();
    edition.items.push({
      section: section.id,
      position,
      place: edition.items.length + 1,
      slug,
      title,
      url: `https://${drawHost()}/${edition.number}/${slug}`,
      tags: distinct(random.between(2, 5), drawTag),
      authors: distinct(random.pick([0, 0, 1, 1, 1, 2, 3]), writer.name),
      published: isoDate(time - random.between(1, 40) * day),
      summary: summaryOf(body),
      body,
    });
  };

  const makeEdition = (number) => {
    const time = newestDate - (count - number) * 7 * day;
    const title = `${writer.theme()}, ${writer.theme()}, and ${writer.theme()}`;
    const intro = writer.intro();
    const tldr = Object.fromEntries(sections.map(({ id }) => [id, writer.line()]));
    const edition = {
      number, slug: slugOf(title), title, date: isoDate(time), tldr, intro, summary: summaryOf(intro), items: [],
    };
    for (const section of sections) {
      for (let position = 1; position <= section.count; ++position) addItem(edition, time, section, position);
    }
    return edition;
  };

  return {
    title: setting('title'),
    tagline: setting('tagline'),
    baseUrl: setting('base_url'),
    author: setting('author').match(/name: ([^}]+)/)[1],
    sections,
    tags,
    editions: Array.from({ length: count }, (_, index) => makeEdition(index + 1)),
  };
}

const isoDate = (time) => new Date(time).toISOString().slice(0, 10);

function slugOf(text) {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '-').split('-').filter(Boolean).slice(0, 5).join('-');
}

/** Slugs differ within an edition; two editions may well have the same. */
function freeSlug(title, items) {
  const isTaken = (slug) => items.some((item) => item.slug === slug);
  const slug = slugOf(title);
  let free = slug;
  for (let count = 2; isTaken(free); ++count) free = `${slug}-${count}`;
  return free;
}

/** The beginning of a text, without its Markdown. */
function summaryOf(markdown) {
  const plain = markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '').replace(/^- /gm, '').replace(/\s+/g, ' ');
  if (plain.length <= summaryLength) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', summaryLength))}…`;
}
