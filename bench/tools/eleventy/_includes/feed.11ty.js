import { absolute, escape, sections, site } from './parts.js';

const newestInFeed = 20;

const content = ({ edition, items }) => `${edition.content}<ul>
${Object.entries(edition.data.tldr).map(([id, line]) => `<li><strong>${escape(sections.get(id).title)}</strong>: ${escape(line)}</li>
`).join('')}</ul>
${[...sections.values()].map((section) => `<h2>${section.emoji} ${escape(section.title)}</h2>
${items.filter(({ data }) => data.section === section.id).map(({ data, content }) => `<h3><a href="${escape(data.link)}">${escape(data.title)}</a></h3>
${content}`).join('')}`).join('')}`;

const entry = ({ edition, items }) => `<item>
<title>${escape(edition.data.title)}</title>
<link>${absolute(edition.url)}</link>
<guid>${absolute(edition.url)}</guid>
<pubDate>${edition.date.toUTCString()}</pubDate>
<dc:creator>${site.author}</dc:creator>
<description>${escape(edition.data.description)}</description>
<content:encoded>${escape(content({ edition, items }))}</content:encoded>
</item>
`;

export const render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${site.title}</title>
<link>${site.url}</link>
<description>${escape(site.tagline)}</description>
<language>en</language>
<generator>Eleventy</generator>
<atom:link href="${site.url}feed.xml" rel="self" type="application/rss+xml"/>
${collections.editions.slice(-newestInFeed).reverse().map(entry).join('')}</channel>
</rss>
`;
