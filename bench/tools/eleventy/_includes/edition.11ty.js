import { editionBody, editionHead, escape, href } from './parts.js';

export const data = { layout: 'layout.11ty.js' };

const neighbour = (entry, kind, rel, label) => (entry ? `<li class="${kind}"><a rel="${rel}" href="${href(entry.edition.url)}"><span class="label small">${label}</span> <span class="name">#${entry.edition.data.number} ${escape(entry.edition.data.title)}</span></a></li>` : '');

export function render({ title, number, collections }) {
  const entry = collections.editions[number - 1];
  return `<div class="edition h-feed">
<header class="title-block">
${editionHead(entry)}
<h1 class="title p-name">${escape(title)}</h1>
</header>
${editionBody(entry)}
</div>
<nav class="neighbours" aria-label="Other editions">
<ul>
${neighbour(collections.editions[number - 2], 'back', 'prev', 'Older edition')}
${neighbour(collections.editions[number], 'forth', 'next', 'Newer edition')}
</ul>
</nav>`;
}
