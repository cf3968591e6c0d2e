// What pages are made of.
import { readFileSync } from 'node:fs';

export const site = {
  title: 'The Tokenizer',
  tagline: "This week's most valuable AI resources",
  author: 'A Generator',
  url: 'https://example.org/tokenizer/',
};

const { sections: sectionList, tags: tagList } = JSON.parse(
  readFileSync(new URL('../_data/vocabulary.json', import.meta.url), 'utf8'));
const tagTitles = new Map(tagList.map(({ id, title }) => [id, title]));
export const sections = new Map(sectionList.map((section, index) => [section.id, { ...section, hue: index + 1 }]));

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (text) => String(text).replace(/[&<>"']/g, (character) => entities[character]);

/** An address of the site under its base path. */
export const href = (url) => `/tokenizer${url}`;
export const absolute = (url) => `https://example.org/tokenizer${url}`;

export const isoDate = (date) => date.toISOString().slice(0, 10);
const dateFormat = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
const longDates = new Map();

/** Intl is slow, and most dates come again and again. */
export function longDate(iso) {
  if (!longDates.has(iso)) longDates.set(iso, dateFormat.format(new Date(iso)));
  return longDates.get(iso);
}

export function time(date) {
  const iso = isoDate(date);
  return `<time class="dt-published" datetime="${iso}">${longDate(iso)}</time>`;
}

export function published(date) {
  const iso = isoDate(date);
  return `Published <time datetime="${iso}">${longDate(iso)}</time>`;
}

export const host = (link) => escape(new URL(link).host);
export const emoji = ({ emoji }) => `<span class="emoji" aria-hidden="true">${emoji}</span>`;
const sectionHref = ({ id }) => href(`/sections/${id}/`);

export const chips = (tags) => `<ul class="chips small" aria-label="Tags">
${tags.map((tag) => `<li><a class="p-category" rel="tag" href="${href(`/tags/${tag}/`)}">${escape(tagTitles.get(tag))}</a></li>
`).join('')}</ul>`;

const itemTitle = ({ data }) => `<a class="p-name u-bookmark-of" href="${escape(data.link)}">${escape(data.title)}</a>`;

const itemMeta = ({ data }) => `<p class="meta small flow">
<span class="host">${host(data.link)}</span>
${data.authors ? `<span class="p-author">${escape(data.authors.join(', '))}</span>` : ''}
<span>${published(data.published)}</span>
</p>`;

const itemFoot = ({ data, url }) => `<div class="foot flow">
${chips(data.tags)}
<a class="u-url permalink small" href="${href(url)}" aria-label="Permalink: ${escape(data.title)}">Permalink</a>
</div>`;

/** The rendered parts that several pages show. */
const cache = { rows: new Map(), editionRows: new Map() };

function cached(map, item, render) {
  if (!map.has(item.url)) map.set(item.url, render(item));
  return map.get(item.url);
}

export const itemRows = (items) => items.map((item) => cached(cache.rows, item, itemRow)).join('');

function itemRow(item) {
  const { data } = item;
  const section = sections.get(data.section);
  return `<article class="row h-entry" data-hue="${section.hue}">
<h3>${itemTitle(item)}</h3>
<p class="place small flow">
<a class="token" href="${sectionHref(section)}">${emoji(section)} ${escape(section.title)}</a>
<a href="${href(`/editions/${data.edition}/`)}"><span class="unseen">Edition</span> #${data.edition}</a>
${time(item.date)}
</p>
${itemMeta(item)}
<p class="p-summary">${escape(data.description)}</p>
${itemFoot(item)}
</article>
`;
}

const itemFull = (item) => `<article class="item h-entry" id="${item.fileSlug}">
<h3><span class="number token small">${item.data.position}</span> ${itemTitle(item)}</h3>
${itemMeta(item)}
<div class="e-content prose">${item.content}</div>
${itemFoot(item)}
</article>
`;

export const editionHead = ({ edition, items }) =>
  `<p class="kicker small flow"><a class="token" href="${href(edition.url)}">Edition ${edition.data.number}</a> ${time(edition.date)} <span>${items.length} items</span></p>`;

const editionRow = ({ edition, items }) => `<li class="edition-row">
<h3><span class="number token small">#${edition.data.number}</span> <a href="${href(edition.url)}">${escape(edition.data.title)}</a></h3>
<p class="meta small flow">${time(edition.date)} <span>${items.length} items</span></p>
</li>
`;

export const editionRows = (entries) => `<ul class="editions">
${entries.map((entry) => cached(cache.editionRows, { ...entry, url: entry.edition.url }, editionRow)).join('')}</ul>
`;

export function editionBody({ edition, items }) {
  const parts = [...sections.values()].map((section) => ({
    section, items: items.filter(({ data }) => data.section === section.id),
  }));
  return `<div class="with-rail">
<nav class="toc small" aria-label="In this edition">
<ul>
${parts.map(({ section, items }) => `<li data-hue="${section.hue}"><a class="token" href="#${section.id}">${emoji(section)} ${escape(section.title)} <span class="count">${items.length}</span></a></li>
`).join('')}</ul>
</nav>
<div class="column">
<div class="lead prose">${edition.content}</div>
<section class="tldr">
<h2>TL;DR</h2>
<dl>
${parts.map(({ section }) => `<div data-hue="${section.hue}">
<dt><a class="token small" href="#${section.id}">${emoji(section)} ${escape(section.title)}</a></dt>
<dd>${escape(edition.data.tldr[section.id])}</dd>
</div>
`).join('')}</dl>
</section>
${parts.map(({ section, items }) => `<section class="part" id="${section.id}" data-hue="${section.hue}">
<h2>${emoji(section)} <a href="${sectionHref(section)}">${escape(section.title)}</a> <span class="count small">${items.length}</span></h2>
${items.map(itemFull).join('')}</section>
`).join('')}</div>
</div>`;
}

/** The first page of every list, with its heading's parts. */
export const firstPages = (lists, folder) => lists.filter((list) => list.folder === folder && list.number === 1);

export const tagCloud = (lists) => `<ul class="chips cloud small">
${firstPages(lists, 'tags').map(({ url, title, total }) => `<li><a href="${href(url)}">${escape(title)} <span class="count small">${total}</span></a></li>
`).join('')}</ul>`;

export const sectionTiles = (lists) => `<ul class="tiles">
${firstPages(lists, 'sections').map(({ url, id, total }) => {
  const section = sections.get(id);
  return `<li data-hue="${section.hue}"><a href="${href(url)}">${emoji(section)} <b>${escape(section.title)}</b> <span class="count small">${total} items</span></a></li>
`;
}).join('')}</ul>`;

export const pageHead = ({ title, description }) => `<header class="title-block">
<h1 class="title">${escape(title)}</h1>
${description ? `<p class="subtitle">${escape(description)}</p>` : ''}
</header>`;
